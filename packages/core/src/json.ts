import { type Checked, checked } from "./issue.ts";
import { jsonByteOrderMark } from "./json-issues.ts";
import { scanJson } from "./json-scan.ts";

export type JsonScalar = string | number | boolean | null;
export type JsonArray = readonly JsonValue[];
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
export type JsonValue = JsonScalar | JsonArray | JsonObject;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Reads a JSON text strictly: no byte order mark, no key twice in one object, no nesting deeper than 500 levels.
 * Never throws and needs no more stack for a deep text than for a flat one.
 *
 * Issues: JSON_SYNTAX, JSON_BYTE_ORDER_MARK, JSON_DUPLICATE_KEY, JSON_TOO_DEEP, JSON_NUMBER_OUT_OF_RANGE;
 * warning JSON_NUMBER_INEXACT. Each names line and column.
 */
export function parseJson(text: string): Checked<JsonValue> {
  if (text.startsWith("\uFEFF")) return { ok: false, issues: [jsonByteOrderMark()] };
  const result = checked<JsonValue>(null, scanJson(text));
  return result.ok ? { ...result, value: JSON.parse(text) } : result;
}
