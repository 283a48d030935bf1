import type { PipelineExecutionStep } from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import type { LogReader } from "./log-reader.ts";
import { logsOf } from "./logs.ts";

/** The end of a step's log, or why it cannot be read. */
export type LogTail = { readonly lines: readonly string[] } | { readonly unread: string };

/** Steps and lines that a person still reads. */
const STEPS = 5;
const LINES = 20;

/** The ends of the logs of steps that have failed, by the step's name. */
export async function logTails(
  reader: LogReader,
  steps: readonly PipelineExecutionStep[],
): Promise<ReadonlyMap<string, LogTail>> {
  const failed = steps.filter(({ StepStatus }) => StepStatus === "Failed").slice(-STEPS);
  const tails = logsOf(failed).map(async (log): Promise<readonly [string, LogTail]> => {
    try {
      return [log.step, { lines: await reader.lastLines(log, LINES) }];
    } catch (error) {
      if (!(error instanceof SagewrightError)) throw error;
      return [log.step, { unread: error.issues.map(({ message }) => message).join(" ") }];
    }
  });
  return new Map(await Promise.all(tails));
}
