import { columnsOf } from "./columns-of.ts";
import { textWidth } from "./text-width.ts";

/** Fewer than these are not worth to break the last cell for. */
const FEWEST_COLUMNS = 20;

/**
 * Columns side by side, each as wide as its widest cell; the last one is not padded. Where the last one does not fit on the
 * screen, it goes on below itself, word by word.
 *
 * @param columns of the screen that it is for. @default those of stdout
 */
export function table(
  rows: readonly (readonly string[])[],
  columns: number = columnsOf(process.stdout),
): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, textWidth(cell));
    });
  }
  return rows
    .map((row) => {
      const before = row.slice(0, -1).map((cell, column) => `${pad(cell, widths[column] ?? 0)}  `);
      const indent = before.reduce((sum, cell) => sum + textWidth(cell), 0);
      const last = broken(row.at(-1) ?? "", columns - indent);
      return [...before, last.join(`\n${" ".repeat(indent)}`)].join("");
    })
    .join("\n")
    .split("\n")
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

/** Lines of at most so many columns, but for words that are longer. */
function broken(text: string, columns: number): readonly string[] {
  if (columns < FEWEST_COLUMNS || textWidth(text) <= columns) return [text];
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line === undefined || textWidth(line) + 1 + textWidth(word) > columns) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - textWidth(text)));
