import type { Style } from "./style.ts";
import { table } from "./table.ts";

/** A heading with its rows below; nothing where there are none. */
export function section(title: string, rows: readonly (readonly string[])[], style: Style): string {
  if (rows.length === 0) return "";
  return `\n${style("bold", title)}\n${table(rows).replace(/^(?=.)/gm, "  ")}`;
}
