import { setTimeout as sleep } from "node:timers/promises";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { PipelineExecutionStep, SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { LogLine } from "@sagewright/local-engine";
import { pollMilliseconds } from "../poll-milliseconds.ts";
import { type AwsOptions, clientSettings } from "./clients.ts";
import { isPassing } from "./failure-issue.ts";
import { type ExecutionState, executionState, hasEnded } from "./follow-execution.ts";
import { type JobLog, jobLog } from "./job-log.ts";
import { type LogReader, logReader } from "./log-reader.ts";
import { streamPrefixes } from "./stream-prefix.ts";

export interface FollowLogsOnAws {
  readonly clients: { readonly sagemaker: SageMakerClient };
  readonly options: AwsOptions;
  readonly executionArn: string;
  /** @default all steps */
  readonly step?: string;
  /** Goes on until the execution has ended. @default false: what is there now */
  readonly follow?: boolean;
  readonly signal?: AbortSignal;
  readonly pace?: LogPace;
}

/** Milliseconds. */
export interface LogPace {
  readonly wait: number;
  /** For so long nothing needs to be answered. */
  readonly patience: number;
  /** Lines may come so long after their job has ended. */
  readonly late: number;
}

const usualPace = (): LogPace => ({
  wait: pollMilliseconds(3000),
  patience: 15 * 60_000,
  late: pollMilliseconds(5000),
});

/**
 * What the steps of an execution have written, from CloudWatch Logs.
 *
 * Issues: EXECUTION_NOT_FOUND_ON_AWS, AWS_….
 */
export async function* followLogs({
  clients,
  options,
  executionArn,
  step,
  follow = false,
  signal,
  pace = usualPace(),
}: FollowLogsOnAws): AsyncIterable<LogLine> {
  const reader = readerFor(options, clients.sagemaker);
  let answeredAt = Date.now();
  let state: ExecutionState | undefined;
  while (signal?.aborted !== true) {
    try {
      state = await executionState(clients.sagemaker, executionArn);
      yield* reader.newLines(logsOf(state.steps, step));
      answeredAt = Date.now();
    } catch (error) {
      const isOver = !isPassing((error as Error).cause) || Date.now() - answeredAt > pace.patience;
      if (!follow || isOver) throw error;
    }
    if (!follow) return;
    if (state !== undefined && hasEnded(state)) break;
    await pause(pace.wait, signal);
  }
  if (state === undefined || signal?.aborted === true) return;
  await pause(pace.late, signal);
  yield* reader.newLines(logsOf(state.steps, step));
}

export const readerFor = (options: AwsOptions, sagemaker: SageMakerClient): LogReader =>
  logReader(new CloudWatchLogsClient(clientSettings(options)), streamPrefixes(sagemaker));

/** The logs of the steps that have one. */
export const logsOf = (steps: readonly PipelineExecutionStep[], step?: string): readonly JobLog[] =>
  steps
    .filter(({ StepName }) => step === undefined || StepName === step)
    .flatMap((listed) => jobLog(listed) ?? []);

const pause = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  sleep(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => {});
