import { SagewrightError } from "@sagewright/core";
import type { LogLine } from "@sagewright/local-engine";
import { executionState } from "../aws/follow-execution.ts";
import { stepNotStarted } from "../issues.ts";
import type { Sagemaker } from "./open-sagemaker.ts";

export interface RunLogOptions {
  /** @default all steps */
  readonly step?: string;
  /** Until the execution ends. */
  readonly follow?: boolean;
}

/** What steps have written: on this machine into files, on AWS into CloudWatch Logs. Issue: STEP_NOT_STARTED. */
export async function runLogLines(
  sagemaker: Sagemaker,
  executionArn: string,
  { step, follow = false }: RunLogOptions,
  signal: AbortSignal,
): Promise<AsyncIterable<LogLine>> {
  if (step !== undefined && !follow) {
    const { steps } = await executionState(sagemaker.client, executionArn);
    const known = [...new Set(steps.map(({ StepName = "" }) => StepName))];
    if (!known.includes(step)) throw new SagewrightError([stepNotStarted(step, known)]);
  }
  const which = { follow, signal, ...(step === undefined ? {} : { step }) };
  if (sagemaker.target === "local") return sagemaker.engine.followLogs(executionArn, which);
  const { followLogs } = await import("../aws/logs.ts");
  const { client, options } = sagemaker;
  return followLogs({ clients: { sagemaker: client }, options, executionArn, ...which });
}
