import { isJsonObject, type JsonObject, type JsonValue } from "@sagewright/core";

/** Members of `over` on top of those of `base`; objects are merged, everything else is replaced. */
export function mergeJson(base: JsonObject, over: JsonObject): JsonObject {
  const merged = new Map<string, JsonValue>(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const below = merged.get(key);
    merged.set(key, isJsonObject(below) && isJsonObject(value) ? mergeJson(below, value) : value);
  }
  return Object.fromEntries(merged);
}
