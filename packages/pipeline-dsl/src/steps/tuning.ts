import type {
  CreateHyperParameterTuningJobRequest,
  DescribeHyperParameterTuningJobResponse,
  HyperParameterTrainingJobSummary,
  HyperParameterTuningJobStrategyType,
  HyperParameterTuningJobWarmStartType,
  TrainingJobEarlyStoppingType,
  TuningJobCompletionCriteria,
} from "@aws-sdk/client-sagemaker";
import type { TuningStep as WireTuningStep } from "@sagewright/core";
import { defined, type StepEmission, wire, wireChoice, wireOptional, wireTags } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { givenList, isGivenObject, namedObjectsOf } from "../compile/given-props.ts";
import { overridden, wireCamelProp } from "../compile/json.ts";
import type { CamelInput, Choice, Input, Overrides, Tags } from "../input.ts";
import { type Properties, propertiesOf } from "../properties.ts";
import type { Ref, S3Uri } from "../ref.ts";
import { propsOf, STEP, type StepNode, stepId } from "../step-node.ts";
import type { CacheProps, EnvelopeProps, RetryProps } from "../step-props.ts";
import { stepText } from "../step-ref.ts";
import type { JobNameProps } from "./job-name.ts";
import { wireRanges } from "./parameter-ranges.ts";
import { topModel } from "./top-model.ts";
import {
  type TuningDefinitions,
  wireNamedDefinition,
  wireObjective,
  wireTrainingJobDefinition,
} from "./tuning-job.ts";

interface TuningJobProps extends EnvelopeProps, CacheProps, RetryProps, JobNameProps {
  /** @default "Bayesian" */
  readonly strategy?: Choice<HyperParameterTuningJobStrategyType>;
  /** All training jobs together, 1 or more; every strategy but "Grid" needs it. */
  readonly maxNumberOfTrainingJobs?: Input<number>;
  /** Training jobs at one time. @default 1 */
  readonly maxParallelTrainingJobs?: Input<number>;
  /** Seconds for the whole tuning job, 120 to 15 768 000; that of one training job stands in its definition. */
  readonly maxRuntimeInSeconds?: Input<number>;
  /** "Auto" ends training jobs that are not likely to become the best. @default "Off" */
  readonly trainingJobEarlyStoppingType?: Choice<TrainingJobEarlyStoppingType>;
  /** Equal seeds try equal values, as far as the strategy allows. */
  readonly randomSeed?: Input<number>;
  readonly tuningJobCompletionCriteria?: CamelInput<TuningJobCompletionCriteria>;
  /** Goes on from what earlier tuning jobs found; at most 5 of them, by name. */
  readonly warmStartConfig?: {
    readonly warmStartType: Choice<HyperParameterTuningJobWarmStartType>;
    readonly parentHyperParameterTuningJobs: readonly Input<string>[];
  };
  /** The service chooses ranges, strategy and number of jobs where they are not given. @default false */
  readonly autotune?: boolean;
  readonly tags?: Tags;
  /** Anything else of the request, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<CreateHyperParameterTuningJobRequest, "HyperParameterTuningJobName">;
}

export type TuningProps = TuningJobProps & TuningDefinitions;

/** The Describe response of a tuning job, with its 50 best training jobs, the best one first. */
export type TuningProperties = Properties<
  DescribeHyperParameterTuningJobResponse & {
    readonly TrainingJobSummaries: HyperParameterTrainingJobSummary[];
  }
>;

export interface TuningStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "tuning";
  readonly props: TuningProps;
  readonly outputs: {
    /** The name of the training job with the best metric. */
    readonly bestTrainingJobName: Ref<string>;
  };
  /**
   * The archive with the model that came out best, or `rank`th best from 0 to 49.
   *
   * Issues: VALUE_OUT_OF_RANGE, TUNING_OUTPUT_PATHS_DIFFER.
   */
  readonly topModel: (rank?: number) => Ref<S3Uri>;
  readonly properties: TuningProperties;
}

/**
 * Trains many times, with hyperparameters out of ranges, and finds those that bring a metric the furthest.
 *
 * @example
 * const tune = step.tuning("Tune", {
 *   objective: { type: "Minimize", metricName: "validation:rmse" },
 *   parameterRanges: {
 *     eta: { type: "Continuous", minValue: 0.01, maxValue: 0.5, scalingType: "Logarithmic" },
 *     max_depth: { type: "Integer", minValue: 2, maxValue: 10 },
 *     booster: { type: "Categorical", values: ["gbtree", "dart"] },
 *   },
 *   maxNumberOfTrainingJobs: 20,
 *   maxParallelTrainingJobs: 4,
 *   trainingJobDefinition: { image: XGBOOST, instanceType: "ml.m5.xlarge", channels: { train: split.outputs.train } },
 * });
 * step.registerModel("Register", { model: tune.topModel(), … });
 *
 * Issues: ROLE_MISSING, BUCKET_MISSING, CODE_ENTRY_POINT_MISSING, VALUE_OUT_OF_RANGE.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateHyperParameterTuningJob.html
 */
export function tuning<const Name extends string>(name: Name, props: TuningProps): TuningStep<Name> {
  const id = stepId(name);
  const own = Object.freeze({ ...propsOf(name, props) });
  return Object.freeze({
    [STEP]: id,
    kind: "tuning",
    name,
    props: own,
    outputs: Object.freeze({ bestTrainingJobName: stepText(id, "BestTrainingJob.TrainingJobName") }),
    topModel: (rank = 0) => topModel(id, own, rank),
    get properties() {
      return propertiesOf(id) as TuningProperties;
    },
  });
}

export function emitTuning(node: TuningStep, to: StepEmission): WireTuningStep {
  const { props } = node;
  const { warmStartConfig, trainingJobDefinitions: several } = props;
  const single =
    several === undefined && isGivenObject(props.trainingJobDefinition, "trainingJobDefinition", to)
      ? props.trainingJobDefinition
      : undefined;
  const request: WireTuningStep["Arguments"] = defined({
    HyperParameterTuningJobName: wireOptional(props.jobNamePrefix, to),
    HyperParameterTuningJobConfig: defined({
      Strategy: wireChoice(props.strategy ?? "Bayesian", to),
      ResourceLimits: defined({
        MaxNumberOfTrainingJobs: wireOptional(props.maxNumberOfTrainingJobs, to),
        MaxParallelTrainingJobs: wire(props.maxParallelTrainingJobs ?? 1, to),
        MaxRuntimeInSeconds: wireOptional(props.maxRuntimeInSeconds, to),
      }),
      TrainingJobEarlyStoppingType: wireChoice(props.trainingJobEarlyStoppingType ?? "Off", to),
      RandomSeed: wireOptional(props.randomSeed, to),
      TuningJobCompletionCriteria: wireCamelProp(props, "tuningJobCompletionCriteria", to),
      HyperParameterTuningJobObjective: props.objective && wireObjective(props.objective, to),
      ParameterRanges: props.parameterRanges && wireRanges(props.parameterRanges, to),
    }),
    TrainingJobDefinition: single && wireTrainingJobDefinition(single, to),
    TrainingJobDefinitions:
      several &&
      namedObjectsOf(several, "trainingJobDefinitions", to).map(([name, each]) =>
        wireNamedDefinition(name, each, to),
      ),
    WarmStartConfig: warmStartConfig && {
      WarmStartType: wireChoice(warmStartConfig.warmStartType, to),
      ParentHyperParameterTuningJobs: givenList(
        warmStartConfig.parentHyperParameterTuningJobs,
        "warmStartConfig.parentHyperParameterTuningJobs",
        to,
      ).map((parent) => ({ HyperParameterTuningJobName: wire(parent, to) })),
    },
    Autotune: props.autotune === true ? { Mode: "Enabled" } : undefined,
    Tags: wireTags(props.tags, to),
  });
  return envelope(node, "Tuning", overridden(request, props.overrides, to), props);
}
