import type {
  HyperParameterTrainingJobDefinition,
  HyperParameterTuningJobObjective,
} from "@aws-sdk/client-sagemaker";
import type { Wire } from "@sagewright/core";
import { defined, type StepEmission } from "../compile/emission.ts";
import { overridden, wireCamel } from "../compile/json.ts";
import type { CamelInput, Overrides } from "../input.ts";
import { type ParameterRanges, wireRanges } from "./parameter-ranges.ts";
import { type TrainingJobProps, trainingJob } from "./training-job.ts";

/** What is tuned, and what good means. */
export interface TuningGoal {
  /** The metric to bring up or down; one of `metricDefinitions`, or of the algorithm's own. */
  readonly objective: CamelInput<HyperParameterTuningJobObjective>;
  readonly parameterRanges: ParameterRanges;
}

/** The training jobs that a tuning job starts; `hyperParameters` are those that stay the same. */
export interface TrainingJobDefinition extends TrainingJobProps {
  /** Anything else of the definition, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<HyperParameterTrainingJobDefinition>;
}

/** One kind of training job, or several that compete, each with its own goal. */
export type TuningDefinitions =
  | (TuningGoal & {
      readonly trainingJobDefinition: TrainingJobDefinition;
      readonly trainingJobDefinitions?: never;
    })
  | {
      readonly objective?: never;
      readonly parameterRanges?: never;
      readonly trainingJobDefinition?: never;
      /** By name: 1 to 64 letters, digits and hyphens; at most 10. */
      readonly trainingJobDefinitions: { readonly [name: string]: TrainingJobDefinition & TuningGoal };
    };

type WireDefinition = Wire<HyperParameterTrainingJobDefinition>;

export function wireTrainingJobDefinition(
  props: TrainingJobDefinition,
  to: StepEmission,
  own: Pick<WireDefinition, "DefinitionName" | "TuningObjective" | "HyperParameterRanges"> = {},
): WireDefinition {
  const { algorithm, resources, hyperParameters, rest } = trainingJob(props, to);
  const definition: WireDefinition = defined({
    ...own,
    StaticHyperParameters: hyperParameters ?? {},
    AlgorithmSpecification: defined(algorithm),
    HyperParameterTuningResourceConfig: resources,
    ...rest,
  });
  return overridden(definition, props.overrides, to);
}

/** One of several definitions, which has a goal of its own. */
export const wireNamedDefinition = (
  name: string,
  props: TrainingJobDefinition & TuningGoal,
  to: StepEmission,
): WireDefinition =>
  wireTrainingJobDefinition(props, to, {
    DefinitionName: name,
    TuningObjective: wireObjective(props.objective, to),
    HyperParameterRanges: wireRanges(props.parameterRanges, to),
  });

export const wireObjective = (
  objective: TuningGoal["objective"],
  to: StepEmission,
): Wire<HyperParameterTuningJobObjective> => wireCamel(objective, to, ["objective"]) as never;
