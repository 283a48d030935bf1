import { brokenLines } from "./broken-lines.ts";
import { columnsOf } from "./columns-of.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { textWidth } from "./text-width.ts";

const INDENT = "  ";

/**
 * A heading with its rows below; nothing where there are none. Where the rows are wider than the screen, what each one says
 * stands below its name.
 *
 * @param columns of the screen that it is for. @default those of stdout
 */
export function section(
  title: string,
  rows: readonly (readonly string[])[],
  style: Style,
  columns: number = columnsOf(process.stdout),
): string {
  if (rows.length === 0) return "";
  const room = columns - INDENT.length;
  const beside = table(rows, Number.POSITIVE_INFINITY);
  const fits = beside.split("\n").every((line) => textWidth(line) <= room);
  const text = fits ? beside : rows.map((row) => below(row, room)).join("");
  return `\n${style("bold", title)}\n${text.replace(/^(?=.)/gm, INDENT)}`;
}

function below([name = "", ...cells]: readonly string[], room: number): string {
  const values = cells.filter((cell) => cell !== "");
  const line = values.join("  ");
  const lines = (textWidth(line) <= room - INDENT.length ? [line] : values)
    .flatMap((value) => brokenLines(value, room - INDENT.length))
    .map((value) => `${INDENT}${value}`);
  return [name, ...lines].map((text) => (text.trim() === "" ? "" : `${text}\n`)).join("");
}
