import type { IssuePath } from "../../issue.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { CACHE_KEY_FIELDS } from "../cache-key.ts";
import { isStepType } from "../step-facts.ts";

/** Where in a step the fields of its cache key are; `undefined` for a type without a cache. */
export function keyedPaths(type: JsonValue | undefined): readonly (readonly string[])[] | undefined {
  const fields = isStepType(type) ? CACHE_KEY_FIELDS[type] : undefined;
  if (fields === undefined) return undefined;
  const args =
    fields.arguments === "*"
      ? [["Arguments"]]
      : fields.arguments.map((at) => ["Arguments", ...at.split(".")]);
  return [...args, ...fields.step.map((key) => [key])];
}

/** Whether earlier results of the step are looked for. Without an age there is no hit. */
export function hasCache({ Type, CacheConfig: config }: JsonObject): boolean {
  return (
    keyedPaths(Type) !== undefined &&
    isJsonObject(config) &&
    config.Enabled === true &&
    config.ExpireAfter !== undefined
  );
}

export function memberAt(value: JsonValue, path: readonly string[]): JsonValue | undefined {
  let found: JsonValue | undefined = value;
  for (const key of path) found = isJsonObject(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  return found;
}

/** Whether one of two places lies in the other, or both are one. */
export const overlap = (one: IssuePath, two: IssuePath): boolean =>
  one.length <= two.length ? one.every((key, index) => key === two[index]) : overlap(two, one);
