import { textWidth } from "./text-width.ts";

/** Fewer than these are not worth to break a text for. */
export const FEWEST_COLUMNS = 20;

/** What is kept whole: code, a command to the end of its line, so that it can be copied, and every word. */
const PIECE = /(`[^`]*`\S*|(?<=: )(?:sagewright|npm|npx|git|terraform|aws|export) .*$|\S+)(\s*)/g;

/** A text in lines of at most so many columns, but for pieces that are longer: those are left for the terminal to break. */
export function brokenLines(text: string, columns: number): readonly string[] {
  if (columns < FEWEST_COLUMNS || textWidth(text) <= columns) return [text];
  const lines: string[] = [];
  let space = "";
  for (const [, piece = "", after = ""] of text.matchAll(PIECE)) {
    const longer = `${lines.at(-1) ?? ""}${space}${piece}`;
    if (lines.length === 0 || textWidth(longer) > columns) lines.push(piece);
    else lines[lines.length - 1] = longer;
    space = after;
  }
  return lines;
}
