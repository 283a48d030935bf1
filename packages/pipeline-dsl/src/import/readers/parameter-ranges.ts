import { isJsonObject } from "@sagewright/core";
import { type ParameterRange, rangeRefusal } from "../../steps/parameter-ranges.ts";
import type { Reader } from "../reader.ts";
import { plainValue } from "../written.ts";
import { asNumber } from "./as-number.ts";
import { byName } from "./by-name.ts";

/** Ranges by the name of the hyperparameter; none where an object cannot say them. */
export function readRanges(from: Reader, path: string): object {
  const found = from.at(path);
  if (found === undefined || !isJsonObject(found)) return {};
  const ranges = from.below(path);
  const lists = [
    byName(ranges.items("ContinuousParameterRanges") ?? [], "Name", (each) => between(each, "Continuous")),
    byName(ranges.items("IntegerParameterRanges") ?? [], "Name", (each) => between(each, "Integer")),
    byName(ranges.items("CategoricalParameterRanges") ?? [], "Name", (each) => {
      const values = each.texts("Values");
      return values && { type: "Categorical", values: values.map(asNumber) };
    }),
    byName(ranges.items("AutoParameters") ?? [], "Name", (each) => {
      const valueHint = each.text("ValueHint");
      return valueHint === undefined ? undefined : { type: "Auto", valueHint: asNumber(valueHint) };
    }),
  ];
  const named = lists
    .flatMap((list) => Object.entries(list ?? {}))
    .filter(([, range]) => rangeRefusal(plainValue(range) as ParameterRange) === undefined);
  return new Set(named.map(([name]) => name)).size === named.length ? Object.fromEntries(named) : {};
}

function between(from: Reader, type: "Continuous" | "Integer"): object | undefined {
  const [minValue, maxValue] = [from.text("MinValue"), from.text("MaxValue")];
  if (minValue === undefined || maxValue === undefined) return undefined;
  const scalingType = from.input("ScalingType", "Auto");
  return {
    type,
    minValue: asNumber(minValue),
    maxValue: asNumber(maxValue),
    ...(scalingType === undefined ? undefined : { scalingType }),
  };
}
