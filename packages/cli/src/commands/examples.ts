/** The end of a command's help. */
export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  ${folded(line)}`).join("\n")}`;

const WIDEST = 78;

/** A command that is too long for a narrow terminal, as a shell reads it over several lines. */
function folded(line: string): string {
  const isExplained = / {3,}/.test(line);
  if (line.length <= WIDEST || isExplained) return line;
  const [first = "", ...rest] = line.split(/ (?=--?[a-z])/);
  const lines = [first];
  for (const part of rest) {
    const last = lines.at(-1) ?? "";
    if (last.length + part.length + 3 <= WIDEST) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(`    ${part}`);
  }
  return lines.join(" \\\n  ");
}
