import { isJsonObject, type JsonValue } from "@sagewright/core";

/** JSON text with a space after each colon and comma, as Python writes it: caches go by such texts. */
export function spacedJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(spacedJson).join(", ")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, member]) => `${JSON.stringify(key)}: ${spacedJson(member)}`,
  );
  return `{${members.join(", ")}}`;
}
