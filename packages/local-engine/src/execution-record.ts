import type { JsonObject, JsonScalar, JsonValue, StepType } from "@sagewright/core";

export type ExecutionStatus = "Executing" | "Succeeded" | "Failed" | "Stopping" | "Stopped";
export type StepStatus = "Starting" | "Executing" | "Stopping" | "Stopped" | "Failed" | "Succeeded";

/**
 * Which steps of a pipeline an execution runs.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_SelectiveExecutionConfig.html
 */
export interface SelectiveExecution {
  /** Names of 1 to 50 steps; with two of them also every step on a path between them. */
  readonly selectedSteps: readonly string[];
  /** The execution whose results stand in for the steps that the selected ones depend on. */
  readonly sourceExecutionArn?: string;
}

/** One run of a pipeline. @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribePipelineExecution.html */
export interface ExecutionRecord {
  readonly executionArn: string;
  readonly pipelineName: string;
  readonly displayName?: string;
  readonly status: ExecutionStatus;
  /** At most 1300 characters. A Fail step's message, or what the failed steps said. */
  readonly failureReason?: string;
  /** ISO 8601, UTC. */
  readonly startTime: string;
  readonly endTime?: string;
  /** Every parameter's value, defaults included; an integer too big for a number is its digits. */
  readonly parameters: Readonly<Record<string, JsonScalar>>;
  /** Absent when the whole pipeline runs. */
  readonly selectiveExecution?: SelectiveExecution;
  /** Neither ended nor running: its engine is gone. `resume` finishes it. */
  readonly interrupted?: boolean;
}

/**
 * The latest attempt of a step that was started; steps that were not are not listed.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_PipelineExecutionStep.html
 */
export interface StepRecord {
  readonly name: string;
  readonly type: StepType;
  readonly displayName?: string;
  /** `Starting` is the wait before a retry; `failureReason` then says what is retried. */
  readonly status: StepStatus;
  /** ISO 8601, UTC. Automatic retries keep it. */
  readonly startTime: string;
  readonly endTime?: string;
  /** How many times it was run. */
  readonly attempts: number;
  /** At most 1024 characters. */
  readonly failureReason?: string;
  /** Its results are those of an earlier execution. */
  readonly cacheHit?: { readonly sourceExecutionArn: string };
  /** It was not run: it is not selected, and its results are those of the source execution. */
  readonly selectiveExecution?: { readonly sourceExecutionArn: string };
  /** What later steps may refer to; of succeeded steps. */
  readonly properties?: JsonObject;
  /** One key, the step type's: `{ ProcessingJob: { Arn } }`. */
  readonly metadata?: JsonObject;
  /** Where its results are, by output name. */
  readonly outputs?: JsonObject;
  /** Contents of its property files of up to 64 KiB, by name. */
  readonly reports?: Readonly<Record<string, JsonValue>>;
}

export type ExecutionEvent =
  | { readonly type: "step"; readonly step: StepRecord }
  | { readonly type: "execution"; readonly execution: ExecutionRecord };
