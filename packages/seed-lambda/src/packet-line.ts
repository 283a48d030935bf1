/**
 * A line as Git's protocol frames it: its own length in four hexadecimal digits, then the text.
 *
 * @see https://git-scm.com/docs/protocol-common#_pkt_line_format
 */
export const packetLine = (text: string): string =>
  `${(Buffer.byteLength(text) + 4).toString(16).padStart(4, "0")}${text}`;

/** The lines at the start of an answer, each with where it ends; ends where no line begins. */
export function* packetLines(answer: Buffer): Generator<{ readonly text: string; readonly end: number }> {
  for (let start = 0; start + 4 <= answer.length; ) {
    const digits = answer.toString("latin1", start, start + 4);
    if (!/^[0-9a-f]{4}$/i.test(digits)) return;
    // Lengths below four mark the end of a section and have no text.
    const end = start + Math.max(4, Number.parseInt(digits, 16));
    if (end > answer.length) return;
    yield { text: answer.toString("utf8", start + 4, end), end };
    start = end;
  }
}
