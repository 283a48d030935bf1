import type { Input, Scalar } from "./input.ts";
import type { LambdaPlace } from "./lambda-function.ts";
import type { Params, ParamValues } from "./param.ts";
import type { Ref } from "./ref.ts";
import type { EventTrigger, EventValue } from "./starts/event-trigger.ts";
import type { Schedule } from "./starts/schedule.ts";
import type { StepList } from "./step-group.ts";
import { listOf } from "./step-node.ts";

/** The same in every copy of this package. */
export const PIPELINE: unique symbol = Symbol.for("@sagewright/pipeline-dsl/pipeline");

/** Names under which the service records the jobs of an execution. */
export interface ExperimentProps {
  readonly experimentName: Input<string>;
  readonly trialName: Input<string>;
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MLflowConfiguration.html */
export interface MlflowProps {
  /** The ARN of a tracking server or of an MLflow app. */
  readonly resourceArn: Input<string>;
  readonly experimentName?: Input<string>;
}

export interface PipelineProps<P extends Params = Params> {
  /** What `defineParams` returned. */
  readonly params?: P;
  /** In the order in which the definition lists them; who waits for whom follows from the refs. */
  readonly steps: StepList;
  /** The IAM role that jobs run with, where a step names none. */
  readonly role?: Input<string>;
  /** The bucket for code, local inputs, and outputs without a destination of their own. */
  readonly bucket?: string;
  /** An image with Node, for function steps. */
  readonly functionImage?: Input<string>;
  /** Where function steps on Lambda live, and the role that they run with. */
  readonly lambda?: LambdaPlace;
  /** At most 3072 characters; part of the request that creates the pipeline, not of the definition. */
  readonly description?: string;
  /** Shown instead of the name: 1 to 256 letters, digits and hyphens. Part of the request, as the description. */
  readonly displayName?: string;
  /** Labels of the pipeline, at most 50, for billing and access rules. Part of the request that creates it. */
  readonly tags?: readonly { readonly key: string; readonly value: string }[];
  /** How many steps run at one time, 1 or more, where a start does not say. Part of the request. @default all that can */
  readonly maxParallelExecutionSteps?: number;
  /**
   * @default the pipeline's name and the execution's id; "off" records nothing. `null` is "off" as the Python
   * SDK writes it: the key stays, without a value.
   */
  readonly experiment?: ExperimentProps | "off" | null;
  /** The MLflow server that jobs report to. `null` writes the key without a value, as the Python SDK does. */
  readonly mlflow?: MlflowProps | null;
  /** Notes kept in the definition: at most 1024 characters each. */
  readonly metadata?: { readonly [name: string]: string };
  /** When it starts by itself. Not part of the definition: `deploy` makes them. */
  readonly schedules?: readonly Schedule<ScheduleValues<NoInfer<P>>>[];
  /** Events that start it. Not part of the definition: `deploy` makes them. */
  readonly triggers?: readonly EventTrigger<TriggerValues<NoInfer<P>>>[];
  /** Rules that the pipeline itself breaks on purpose, as `silence` of a step says it for that step. */
  readonly silence?: { readonly [code: string]: string };
}

type ValueOf<Parameter> = Parameter extends Ref<infer T> ? Extract<T, Scalar> : never;
type ScheduleValues<P extends Params> = { readonly [Name in keyof P & string]?: ValueOf<P[Name]> };
type TriggerValues<P extends Params> = {
  readonly [Name in keyof P & string]?: ValueOf<P[Name]> | EventValue;
};

/** A pipeline as written. `compile` makes its definition. */
export interface Pipeline<out P extends Params = Params> {
  readonly [PIPELINE]: true;
  readonly name: string;
  readonly params: P;
  readonly props: Omit<PipelineProps<Params>, "params" | "schedules" | "triggers"> & {
    /** Of any pipeline: to be handed on, not to be looked into for values. */
    readonly schedules?: readonly Schedule<never, never>[];
    readonly triggers?: readonly EventTrigger<never, never>[];
  };
}

/** Values for a start of the pipeline: by parameter, each of its own type. */
export type ParameterOverrides<P extends Pipeline> =
  P extends Pipeline<infer Values> ? ParamValues<Values> : never;

/**
 * A SageMaker pipeline; the default export of a pipeline file.
 *
 * @param name 1 to 256 letters, digits and hyphens
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/define-pipeline.html
 */
export function pipeline<P extends Params = Record<never, never>>(
  name: string,
  props: PipelineProps<P>,
): Pipeline<P> {
  const { params, ...others } = props;
  return Object.freeze({
    [PIPELINE]: true as const,
    name,
    params: Object.freeze({ ...params }) as P,
    props: Object.freeze({ ...others, steps: Object.freeze([...listOf(props.steps)]) }) as Pipeline["props"],
  });
}

export const isPipeline = (value: unknown): value is Pipeline =>
  typeof value === "object" && value !== null && (value as { readonly [PIPELINE]?: true })[PIPELINE] === true;

/** Parameter values as the start request takes them: all text. */
export function parameterTexts(values: { readonly [name: string]: string | number | boolean | undefined }): {
  readonly [name: string]: string;
} {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}
