import type { JsonScalar, JsonValue } from "@sagewright/core";
import { plainLine } from "./plain.ts";

/** Every scalar of a report, by its path; long lists are not metrics. */
export function scalars(path: string, value: JsonValue): (readonly [path: string, value: JsonScalar])[] {
  if (typeof value !== "object" || value === null) return [[plainLine(path), value]];
  if (Array.isArray(value))
    return value.length > 20 ? [] : value.flatMap((item, index) => scalars(`${path}[${index}]`, item));
  return Object.entries(value).flatMap(([key, item]) => scalars(path === "" ? key : `${path}.${key}`, item));
}

/** As texts. */
export const leaves = (path: string, value: JsonValue): string[][] =>
  scalars(path, value).map(([name, scalar]) => [name, scalarText(scalar)]);

export const scalarText = (value: JsonValue): string => {
  if (typeof value === "number" && !Number.isInteger(value)) return String(Number(value.toPrecision(6)));
  return typeof value === "string" ? plainLine(value) : JSON.stringify(value);
};
