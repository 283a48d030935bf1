import type { JsonObject } from "@sagewright/core";
import type { ModelCompareDocument } from "./documents/models.ts";
import { scalars } from "./print/leaves.ts";

type Comparison = ModelCompareDocument["metrics"];

/** Every number that either of two models' metrics have, in the order of the first; `change` is from `before` to `now`. */
export function compareMetrics(now: JsonObject, before: JsonObject): Comparison {
  const [values, earlier] = [numbers(now), numbers(before)];
  return [...new Set([...values.keys(), ...earlier.keys()])].map((name) => {
    const [value, old] = [values.get(name), earlier.get(name)];
    return {
      name,
      ...(value === undefined ? {} : { value }),
      ...(old === undefined ? {} : { before: old }),
      ...(value === undefined || old === undefined ? {} : { change: value - old }),
    };
  });
}

const numbers = (metrics: JsonObject): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(metrics)
      .flatMap(([source, value]) => scalars(source, value))
      .flatMap(([name, value]) => (typeof value === "number" ? [[name, value] as const] : [])),
  );
