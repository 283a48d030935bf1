import type { JsonObject, JsonValue } from "@sagewright/core";
import type { CompileOptions } from "../compile/emit.ts";
import type { ParameterOverrides, Pipeline } from "../pipeline.ts";
import type { StepNode } from "../step-node.ts";

export interface SimulateOptions<P extends Pipeline = Pipeline> extends CompileOptions {
  /** Values for parameters; the others have their defaults. */
  readonly params?: ParameterOverrides<P>;
  /**
   * What the steps would have measured: by step and report. Needed for each report that something reads. Of a step that has
   * copies, the one that runs.
   */
  readonly reports?: { readonly [step: string]: { readonly [report: string]: JsonValue } };
  /**
   * Properties of finished steps, in the shape of AWS's Describe response, deep-merged over what is made up for them:
   * `{ Train: { FinalMetricDataList: [{ MetricName: "rmse", Value: 3 }] }, Ask: { OutputParameters: { answer: "yes" } } }`.
   */
  readonly properties?: { readonly [step: string]: JsonObject };
  /** JSON objects in S3 that are read by their URI. */
  readonly objects?: { readonly [s3Uri: string]: JsonValue };
}

/** What an execution would have done. */
export interface Simulation {
  /** The steps that ran, in order; a Fail step is the last. */
  readonly steps: readonly string[];
  readonly status: "Succeeded" | "Failed";
  /** The message of the Fail step that ended it. */
  readonly failureReason?: string;
  /** The request that a step would have sent, all values resolved. Issues: SIMULATION_STEP_NOT_RUN. */
  readonly argumentsOf: (step: string | StepNode) => JsonObject;
  /** Whether the conditions of a Condition step held. Issues: SIMULATION_STEP_NOT_RUN, SIMULATION_NOT_A_CONDITION. */
  readonly outcome: (condition: string | StepNode) => boolean;
}
