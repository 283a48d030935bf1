import type { JsonObject } from "@sagewright/core";
import type { ExecutionStatus } from "../execution-record.ts";
import type { ExecutionRow } from "../store/executions.ts";
import type { ApiContext } from "./operation.ts";
import { text } from "./request-members.ts";
import { resourceNotFound } from "./service-error.ts";

/** The execution that a request names. */
export function executionIn(input: JsonObject, { store }: Pick<ApiContext, "store">): ExecutionRow {
  const arn = text(input, "PipelineExecutionArn");
  const row = store.executions.find(arn);
  if (row === undefined) throw resourceNotFound(`Pipeline execution '${arn}' does not exist.`);
  return row;
}

export const pipelineArnOf = ({ arn }: ExecutionRow): string => arn.slice(0, arn.indexOf("/execution/"));

/** How an execution stands, as clients of the service can understand it. */
export interface Standing {
  readonly status: ExecutionStatus;
  readonly failureReason?: string;
  /** Neither ended nor running: its engine is gone. */
  readonly isInterrupted: boolean;
}

export const INTERRUPTED_EXECUTION =
  "The engine ended before the execution did. RetryPipelineExecution goes on with it.";

/** One whose engine is gone is Stopped, so that nobody waits for its end, and it can be retried. */
export function standingOf(row: ExecutionRow, { launcher }: Pick<ApiContext, "launcher">): Standing {
  const { status, failureReason } = row;
  if (row.endTime === undefined && !launcher.isRunning(row)) {
    return { status: "Stopped", failureReason: INTERRUPTED_EXECUTION, isInterrupted: true };
  }
  return { status, ...(failureReason === undefined ? {} : { failureReason }), isInterrupted: false };
}
