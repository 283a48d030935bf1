/** What is seen of an output on a terminal, from its first line on: as if nothing scrolled away. */
export interface Screen {
  /** Rows as they are seen, without what is blank at their end. */
  readonly rows: readonly string[];
  /** Lines wider than the terminal, which it has broken at its edge: each in one piece. */
  readonly broken: readonly string[];
  readonly isCursorVisible: boolean;
  /** Whether all that is coloured was ended. */
  readonly isPlainAtEnd: boolean;
}

const ESCAPE = "\u001b";
/** Orders to a terminal, and characters. */
const TOKEN = new RegExp(`${ESCAPE}\\[([?\\d;]*)([A-Za-z])|[\\s\\S]`, "gu");
const PLAIN = /^(?:0|39|49|2[2-9])?$/;

/** Plays an output on a terminal of so many columns. Knows the orders that our programs give to one, and refuses others. */
export function screenOf(output: string, columns: number): Screen {
  const rows: string[][] = [[]];
  const broken = new Set<number>();
  const cursor = { row: 0, column: 0 };
  let isCursorVisible = true;
  let isPlainAtEnd = true;

  const cellsOf = (row: number): string[] => {
    while (rows.length <= row) rows.push([]);
    return rows[row] ?? [];
  };
  const go = (row: number, column: number): void => {
    cursor.row = Math.max(0, row);
    cursor.column = Math.max(0, Math.min(columns - 1, column));
    cellsOf(cursor.row);
  };
  const erase = (from: number): void => {
    const cells = cellsOf(cursor.row);
    cells.length = Math.min(cells.length, from);
    broken.delete(cursor.row);
  };
  const put = (character: string): void => {
    if (cursor.column === columns) {
      broken.add(cursor.row);
      go(cursor.row + 1, 0);
    }
    const cells = cellsOf(cursor.row);
    while (cells.length < cursor.column) cells.push(" ");
    cells[cursor.column] = character;
    cursor.column += 1;
  };
  const obey = (order: string, given: string): void => {
    const { row, column } = cursor;
    const count = Number(given) || 1;
    if (order === "A") go(row - count, column);
    else if (order === "B") go(row + count, column);
    else if (order === "C") go(row, column + count);
    else if (order === "D") go(row, column - count);
    else if (order === "E") go(row + count, 0);
    else if (order === "F") go(row - count, 0);
    else if (order === "G") go(row, count - 1);
    else if (order === "K") erase(given === "2" ? 0 : column);
    else if (order === "J" && /^0?$/.test(given)) {
      erase(column);
      rows.length = row + 1;
      for (const index of broken) if (index > row) broken.delete(index);
    } else if (order === "m") isPlainAtEnd = PLAIN.test(given.split(";").at(-1) ?? "");
    else if (/^[hl]$/.test(order) && given === "?25") isCursorVisible = order === "h";
    else if (!/^[hl]$/.test(order)) throw new TypeError(`Not known: ${given}${order}`);
  };

  const whole = (row: number): string => cellsOf(row).join("") + (broken.has(row) ? whole(row + 1) : "");

  for (const [token, given = "", order] of output.matchAll(TOKEN)) {
    if (order !== undefined) obey(order, given);
    else if (token === "\n") go(cursor.row + 1, cursor.column);
    else if (token === "\r") go(cursor.row, 0);
    else if (token === "\b") go(cursor.row, cursor.column - 1);
    else if (token >= " ") put(token);
  }
  return {
    rows: rows.map((cells) => cells.join("").trimEnd()),
    broken: [...broken].filter((row) => !broken.has(row - 1)).map(whole),
    isCursorVisible,
    isPlainAtEnd,
  };
}
