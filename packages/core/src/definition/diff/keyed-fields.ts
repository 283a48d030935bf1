import type { IssuePath } from "../../issue.ts";
import { isJsonObject, type JsonObject } from "../../json.ts";
import { keyedPaths } from "../cache-key.ts";

/** Whether earlier results of the step are looked for. Without an age there is no hit. */
export function hasCache({ Type, CacheConfig: config }: JsonObject): boolean {
  return (
    keyedPaths(Type) !== undefined &&
    isJsonObject(config) &&
    config.Enabled === true &&
    config.ExpireAfter !== undefined
  );
}

/** Whether one of two places lies in the other, or both are one. */
export const overlap = (one: IssuePath, two: IssuePath): boolean =>
  one.length <= two.length ? one.every((key, index) => key === two[index]) : overlap(two, one);
