import { isFloat, type ResolvedScalar } from "./scope.ts";

/**
 * Whether two values are equal; `undefined` when they are not of one kind. Integers and floats are one kind and
 * compare by their exact values; texts and booleans each are one of their own.
 */
export function equalScalars(left: ResolvedScalar, right: ResolvedScalar): boolean | undefined {
  if (typeof left === "boolean" && typeof right === "boolean") return left === right;
  const order = orderScalars(left, right);
  return order === undefined ? undefined : order === 0;
}

/**
 * Negative, zero or positive, as `left` comes before, is equal to or comes after `right`; `undefined` when there is
 * no order between them. Texts are ordered by code point: `"10"` comes before `"9"`.
 */
export function orderScalars(left: ResolvedScalar, right: ResolvedScalar): number | undefined {
  if (typeof left === "string" && typeof right === "string") return orderTexts(left, right);
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a === undefined || b === undefined) return undefined;
  // JavaScript compares a bigint and a double exactly, without turning either into the other.
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

function numberOf(value: ResolvedScalar): number | bigint | undefined {
  if (isFloat(value)) return value.float;
  return typeof value === "number" || typeof value === "bigint" ? value : undefined;
}

function orderTexts(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const [a, b] = [left.charCodeAt(at), right.charCodeAt(at)];
    if (a !== b) return rank(a) - rank(b);
  }
  return left.length - right.length;
}

/** Surrogates stand for code points above all others, though their own numbers lie below U+E000. */
const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
