import { brokenLines, FEWEST_COLUMNS } from "./broken-lines.ts";
import { columnsOf } from "./columns-of.ts";
import { textWidth } from "./text-width.ts";

const INDENT = "  ";

/**
 * Columns side by side, each as wide as its widest cell; the last one is not padded. Where the last one does not fit on the
 * screen, it goes on below itself, word by word, or stands below its row.
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
      const last = row.at(-1) ?? "";
      if (columns - indent < FEWEST_COLUMNS && textWidth(last) > columns - indent)
        return `${before.join("")}\n${INDENT}${last}`;
      return before.join("") + brokenLines(last, columns - indent).join(`\n${" ".repeat(indent)}`);
    })
    .join("\n")
    .split("\n")
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - textWidth(text)));
