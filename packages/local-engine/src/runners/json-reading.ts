import { isJsonObject, type JsonObject, type JsonValue } from "@sagewright/core";

/** Resolved arguments may lack anything; these read what is there and leave the rest. */
export const objectOf = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});

export const listOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  Array.isArray(value) ? value : [];

export const objectsOf = (value: JsonValue | undefined): readonly JsonObject[] =>
  listOf(value).filter(isJsonObject);

/** Scalars as text; nothing for lists, objects and null. */
export function textOf(value: JsonValue | undefined): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

export const textsOf = (value: JsonValue | undefined): readonly string[] =>
  listOf(value).map((item) => textOf(item) ?? "");

export function textMapOf(value: JsonValue | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(objectOf(value)).map(([name, item]) => [name, textOf(item) ?? ""]),
  );
}

export const numberOf = (value: JsonValue | undefined): number | undefined =>
  typeof value === "number" ? value : undefined;

/** A list as the map that references address it by. */
export function mapByName(value: JsonValue | undefined, nameKey: string): JsonObject {
  return Object.fromEntries(objectsOf(value).map((item) => [textOf(item[nameKey]) ?? "", item]));
}
