import { isJsonObject, type JsonValue } from "../json.ts";

/**
 * One text for equal JSON values: keys sorted by UTF-16 unit, lists in their order, no white space, numbers in
 * JavaScript's shortest form (1, 1.0 and 1e0 are one number). An absent member and a null one differ.
 */
export function canonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}
