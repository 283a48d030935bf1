import { stripVTControlCharacters } from "node:util";

/** Longer lines than this are no longer read. */
const LONGEST_LINE = 500;

/** A text of somebody else's that can do nothing to a terminal: no colours, no moves, no titles, no other direction to read in. */
export const plainText = (text: string): string =>
  stripVTControlCharacters(text)
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]|\p{Bidi_Control}/gu, "\u{FFFD}");

/** The same on one line of bounded length. */
export function plainLine(text: string): string {
  const line = plainText(text.slice(0, 10 * LONGEST_LINE)).replace(/\s*\n\s*/g, " ");
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
}
