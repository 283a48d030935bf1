import type { HyperParameterScalingType, ParameterRanges as WireRanges } from "@aws-sdk/client-sagemaker";
import type { Wire } from "@sagewright/core";
import { defined, type StepEmission, wireText, wireTexts } from "../compile/emission.ts";
import type { TextInput } from "../input.ts";

/** The values that a tuning job tries for one hyperparameter. */
export type ParameterRange =
  | {
      readonly type: "Continuous" | "Integer";
      readonly minValue: TextInput;
      readonly maxValue: TextInput;
      /** How values are spread; logarithmic needs bounds above 0. @default "Auto" */
      readonly scalingType?: HyperParameterScalingType;
    }
  | { readonly type: "Categorical"; readonly values: readonly TextInput[] }
  /** With `autotune`: the service finds the range around a value that is likely to be good. */
  | { readonly type: "Auto"; readonly valueHint: TextInput };

export interface ParameterRanges {
  readonly [hyperParameter: string]: ParameterRange;
}

/** The three lists are written even where they are empty, as the Python SDK does. */
export function wireRanges(ranges: ParameterRanges, to: StepEmission): Wire<WireRanges> {
  const named = Object.entries(ranges);
  const between = (type: "Continuous" | "Integer") =>
    named.flatMap(([Name, range]) =>
      range.type === type
        ? [
            {
              Name,
              MinValue: wireText(range.minValue, to),
              MaxValue: wireText(range.maxValue, to),
              ScalingType: range.scalingType ?? ("Auto" as const),
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
