import type { SQLOutputValue } from "node:sqlite";

export type Row = Readonly<Record<string, SQLOutputValue>>;

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new TypeError(`column ${column} holds ${typeof value}, not text`);
  return value;
}

export const textOrUndefined = (row: Row, column: string): string | undefined =>
  row[column] === null ? undefined : text(row, column);

export const integer = (row: Row, column: string): number => Number(row[column]);

/** JSON columns are written by the store alone, so what they hold is not checked again. */
export function json<Value>(row: Row, column: string): Value | undefined {
  const value = textOrUndefined(row, column);
  return value === undefined ? undefined : JSON.parse(value);
}

export const jsonText = (value: object | undefined): string | null =>
  value === undefined ? null : JSON.stringify(value);
