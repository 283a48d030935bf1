/** The line of a place and the two before it, with a mark below the column; empty when there is no such line. */
export function codeFrame(source: string, line: number, column: number): string {
  const lines = source.split(/\r?\n/);
  if (lines[line - 1] === undefined) return "";
  const first = Math.max(1, line - 2);
  const width = String(line).length;
  const shown = lines
    .slice(first - 1, line)
    .map((text, index) => ` ${String(first + index).padStart(width)} | ${text}`);
  const indent = (lines[line - 1] ?? "").slice(0, column - 1).replace(/[^\t]/g, " ");
  return [...shown, ` ${" ".repeat(width)} | ${indent}^`].join("\n");
}
