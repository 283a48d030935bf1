import type { JsonObject, RetryExceptionType, Step } from "@sagewright/core";
import type { Isolation } from "../adapters/isolation.ts";
import type { ObjectStore } from "../adapters/object-store.ts";
import type { RuntimeTable } from "../runtimes.ts";
import type { CallbackDesk } from "./callback-desk.ts";

/** What every job of one execution shares. */
export interface RunContext {
  readonly objects: ObjectStore;
  readonly runtimes: RuntimeTable;
  /** Module path of a handler by function name or ARN. */
  readonly lambdas: Readonly<Record<string, string>>;
  readonly isolation: Isolation;
  readonly callbacks: CallbackDesk;
  readonly region: string;
  /** Every process of a job carries it in its environment, so that the watchdog finds them all. */
  readonly engineId: string;
  /** Seconds between asking a job to end and killing it. @default 120, as on SageMaker */
  readonly stopGraceSeconds?: number;
}

/** One attempt of one step, its arguments resolved. */
export interface StepJob {
  /** As written: unresolved. */
  readonly step: Step;
  readonly arguments: JsonObject;
  /** Resolved; of Lambda steps. */
  readonly functionArn?: string;
  /** Resolved; of Callback steps. */
  readonly queueUrl?: string;
  readonly executionId: string;
  readonly executionArn: string;
  readonly attempt: number;
  readonly jobName: string;
  readonly jobArn: string;
  /** The attempt's own; empty or absent when it starts. */
  readonly directory: string;
  readonly logFile: string;
  /** Aborted when the execution is to stop. */
  readonly signal: AbortSignal;
  readonly context: RunContext;
}

/** How an attempt ended. A runner never throws for what a job does wrong. */
export type StepOutcome =
  | {
      readonly status: "Succeeded";
      /** The matching Describe response, its named lists rewritten as maps. */
      readonly properties: JsonObject;
      /** One key, the step type's: `{ ProcessingJob: { Arn } }`. */
      readonly metadata?: JsonObject;
    }
  | {
      readonly status: "Failed";
      readonly failureReason: string;
      /** The exception that a retry policy may name. */
      readonly retryable?: RetryExceptionType;
      readonly metadata?: JsonObject;
    }
  | { readonly status: "Stopped"; readonly failureReason?: string; readonly metadata?: JsonObject };

export type StepRunner = (job: StepJob) => Promise<StepOutcome>;
