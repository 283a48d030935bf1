import { isFloat, type ResolvedScalar } from "./scope.ts";

/**
 * The text of a value inside `Std:Join`: strings as they are, integers in base 10, `true`/`false`,
 * floats in the shortest form that reads back the same, with `.0` kept on whole ones (`5.0`).
 * From 1e21 on, floats are written as `1e+21`.
 */
export function stringifyScalar(value: ResolvedScalar): string {
  return isFloat(value) ? floatText(value.float) : String(value);
}

function floatText(value: number): string {
  const text = Object.is(value, -0) ? "-0" : String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
