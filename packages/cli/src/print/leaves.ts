import type { JsonValue } from "@sagewright/core";
import { plainLine } from "./plain.ts";

/** Every scalar of a report, by its path; long lists are not metrics. */
export function leaves(path: string, value: JsonValue): string[][] {
  if (typeof value !== "object" || value === null) return [[plainLine(path), scalarText(value)]];
  if (Array.isArray(value))
    return value.length > 20 ? [] : value.flatMap((item, index) => leaves(`${path}[${index}]`, item));
  return Object.entries(value).flatMap(([key, item]) => leaves(path === "" ? key : `${path}.${key}`, item));
}

export const scalarText = (value: JsonValue): string => {
  if (typeof value === "number" && !Number.isInteger(value)) return String(Number(value.toPrecision(6)));
  return typeof value === "string" ? plainLine(value) : JSON.stringify(value);
};
