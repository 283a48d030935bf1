import type { ExecutionRecord, StepRecord } from "./execution-record.ts";
import type { ExecutionRow } from "./store/executions.ts";
import type { StepRow } from "./store/steps.ts";

/** What callers see of an execution. */
export function executionRecord(row: ExecutionRow, interrupted = false): ExecutionRecord {
  const { arn, pipelineName, displayName, status, failureReason, startTime, endTime, parameters } = row;
  const { selectiveExecution } = row;
  return {
    executionArn: arn,
    pipelineName,
    ...(displayName === undefined ? {} : { displayName }),
    status,
    ...(failureReason === undefined ? {} : { failureReason }),
    startTime,
    ...(endTime === undefined ? {} : { endTime }),
    parameters,
    ...(selectiveExecution === undefined ? {} : { selectiveExecution }),
    ...(interrupted ? { interrupted } : {}),
  };
}

/** What callers see of a step. */
export function stepRecord({
  attempt,
  job,
  cacheKey,
  cacheSource,
  selectiveSource,
  storedOutputs,
  ...row
}: StepRow): StepRecord {
  return {
    ...row,
    attempts: attempt,
    ...(cacheSource === undefined ? {} : { cacheHit: { sourceExecutionArn: cacheSource } }),
    ...(selectiveSource === undefined ? {} : { selectiveExecution: { sourceExecutionArn: selectiveSource } }),
  };
}
