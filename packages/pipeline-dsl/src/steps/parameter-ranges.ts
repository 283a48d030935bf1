import type { HyperParameterScalingType, ParameterRanges as WireRanges } from "@aws-sdk/client-sagemaker";
import type { Wire } from "@sagewright/core";
import { defined, type StepEmission, wireChoice, wireText, wireTexts } from "../compile/emission.ts";
import { isGivenObject } from "../compile/given-props.ts";
import type { Choice, TextInput } from "../input.ts";
import { parameterRangeInvalid } from "../issues.ts";
import { isRef } from "../ref.ts";

/** The values that a tuning job tries for one hyperparameter. */
export type ParameterRange =
  | {
      readonly type: "Continuous" | "Integer";
      readonly minValue: TextInput;
      readonly maxValue: TextInput;
      /** How values are spread; logarithmic needs bounds above 0. @default "Auto" */
      readonly scalingType?: Choice<HyperParameterScalingType>;
    }
  | { readonly type: "Categorical"; readonly values: readonly TextInput[] }
  /** With `autotune`: the service finds the range around a value that is likely to be good. */
  | { readonly type: "Auto"; readonly valueHint: TextInput };

export interface ParameterRanges {
  readonly [hyperParameter: string]: ParameterRange;
}

/** The three lists are written even where they are empty, as the Python SDK does. */
export function wireRanges(ranges: ParameterRanges, to: StepEmission): Wire<WireRanges> {
  const given = isGivenObject(ranges, "parameterRanges", to) ? ranges : {};
  const named = Object.entries(given).filter(([name, range]) => {
    const reason = rangeRefusal(range);
    if (reason !== undefined) to.all.issues.push(parameterRangeInvalid(to.step, name, reason));
    return reason === undefined;
  });
  const between = (type: "Continuous" | "Integer") =>
    named.flatMap(([Name, range]) =>
      range.type === type
        ? [
            {
              Name,
              MinValue: wireText(range.minValue, to),
              MaxValue: wireText(range.maxValue, to),
              ScalingType: wireChoice<HyperParameterScalingType>(range.scalingType ?? "Auto", to),
            },
          ]
        : [],
    );
  const auto = named.flatMap(([Name, range]) =>
    range.type === "Auto" ? [{ Name, ValueHint: wireText(range.valueHint, to) }] : [],
  );
  return defined({
    ContinuousParameterRanges: between("Continuous"),
    CategoricalParameterRanges: named.flatMap(([Name, range]) =>
      range.type === "Categorical" ? [{ Name, Values: wireTexts(range.values, to) ?? [] }] : [],
    ),
    IntegerParameterRanges: between("Integer"),
    AutoParameters: auto.length === 0 ? undefined : auto,
  });
}

/** What is wrong with a range, as far as it can be known before the pipeline runs. */
export function rangeRefusal(range: ParameterRange): string | undefined {
  if (typeof range !== "object" || range === null) return "is no object";
  switch (range.type) {
    case "Auto":
      return undefined;
    case "Categorical":
      return Array.isArray(range.values) && range.values.length > 0 ? undefined : "has no list of `values`";
    case "Continuous":
    case "Integer":
      return refusedBounds(range);
    default:
      return `has the \`type\` ${JSON.stringify((range as { readonly type?: unknown }).type)}`;
  }
}

function refusedBounds({
  minValue,
  maxValue,
  scalingType,
}: Extract<ParameterRange, { readonly minValue: TextInput }>): string | undefined {
  if (minValue === undefined || maxValue === undefined) return "lacks `minValue` or `maxValue`";
  const [least, most] = [minValue, maxValue].map((bound) => (isRef(bound) ? undefined : Number(bound)));
  if (Number.isNaN(least) || Number.isNaN(most)) return "has a bound that is no number";
  if (least !== undefined && most !== undefined && least > most) return `goes from ${least} down to ${most}`;
  if (scalingType === "Logarithmic" && least !== undefined && least <= 0)
    return `begins at ${least}, which has no logarithm`;
  return undefined;
}
