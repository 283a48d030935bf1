import { isJsonObject } from "@sagewright/core";
import { executionFailureReason, shortenExecutionReason } from "./failure-reason.ts";
import type { ExecutionEnd } from "./store/executions.ts";
import type { StepRow } from "./store/steps.ts";

export interface Failure {
  readonly name: string;
  readonly reason: string;
  /** It is a Fail step that said its message, not one whose message could not be had. */
  readonly byFailStep: boolean;
}

export function failureOf({ name, failureReason = "", metadata }: StepRow): Failure {
  const fail = metadata?.Fail;
  // The whole message is in the metadata; a step's reason is shorter than an execution's may be.
  const message = isJsonObject(fail) ? fail.ErrorMessage : undefined;
  return typeof message === "string"
    ? { name, reason: message, byFailStep: true }
    : { name, reason: failureReason, byFailStep: false };
}

/** How an execution ends when nothing runs any more. A failure outweighs a stop. */
export function endOf(failures: readonly Failure[], stopping: boolean, now: Date): ExecutionEnd {
  const endTime = now.toISOString();
  const fail = failures.find(({ byFailStep }) => byFailStep);
  if (fail !== undefined) {
    return {
      status: "Failed",
      failureReason: shortenExecutionReason(fail.reason),
      endedByFail: true,
      endTime,
    };
  }
  if (failures.length > 0) {
    return { status: "Failed", failureReason: executionFailureReason(failures), endedByFail: false, endTime };
  }
  return { status: stopping ? "Stopped" : "Succeeded", endedByFail: false, endTime };
}
