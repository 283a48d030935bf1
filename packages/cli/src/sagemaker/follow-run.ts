import { SagewrightError } from "@sagewright/core";
import { type FollowExecutionOptions, followExecution, hasEnded } from "../aws/follow-execution.ts";
import type { Pace } from "../aws/pace.ts";
import { executionLeftRunning } from "../aws/run-issues.ts";
import { listedSteps } from "../aws/step-record.ts";
import { EXIT } from "../exit-code.ts";
import { watchInterrupts } from "../interrupts.ts";
import { idOf } from "../print/execution-id.ts";
import { printJson } from "../print/output.ts";
import { progressOn } from "../print/progress.ts";
import { stepLines } from "../run-state.ts";
import type { DescribedRun } from "./described-run.ts";
import type { NextRuns } from "./next-runs.ts";
import type { Sagemaker } from "./open-sagemaker.ts";
import { runDocument } from "./run-document.ts";
import { type ShownRun, showRunDocument } from "./show-run-document.ts";

/** An engine on this machine costs nothing to ask. */
const LOCAL_PACE: Pace = { first: 200, longest: 1000, patience: 60_000 };

/**
 * Shows an execution that someone else runs to its end, then what came of it; resolves to the exit code. Interrupted, it
 * leaves the execution running, and says so.
 *
 * Issues: on AWS EXECUTION_LEFT_RUNNING, with those for which it cannot be watched any longer.
 */
export async function followRun(
  sagemaker: Sagemaker,
  run: DescribedRun,
  { next, json, before }: ShownRun & Pick<FollowExecutionOptions, "before">,
): Promise<number> {
  const { executionArn, pipelineName, definition, state: first } = run;
  const progress = progressOn(process.stderr, {
    title: `${pipelineName} ${idOf(executionArn)}`,
    startTime: (first.execution.CreationTime ?? new Date()).toISOString(),
    steps: stepLines(definition),
  });
  const left = new AbortController();
  const interrupts = watchInterrupts(
    () => left.abort(),
    () => {},
  );
  try {
    const seen = await followExecution(sagemaker.client, executionArn, {
      signal: left.signal,
      say: progress.say,
      before,
      ...(sagemaker.target === "local" ? { pace: LOCAL_PACE } : {}),
      onState(state) {
        for (const { record } of listedSteps(state.steps, definition)) progress.update(record);
      },
    }).catch((error: unknown) => {
      throw sagemaker.target === "aws" ? unwatched(error, executionArn, next) : error;
    });
    const last = { ...run, state: seen ?? first };
    if (interrupts.code === undefined || hasEnded(last.state)) {
      progress.end();
      return await showRunDocument(sagemaker, last, { next, json });
    }
    progress.say(leftRunning(next));
    if (json) printJson((await runDocument(sagemaker, last)).document);
    return interrupts.code ?? EXIT.failed;
  } finally {
    progress.end();
    interrupts.stopWatching();
  }
}

/** That it cannot be watched any longer is no failure of it. */
const unwatched = (error: unknown, executionArn: string, { watch }: NextRuns): unknown =>
  error instanceof SagewrightError
    ? new SagewrightError([...error.issues, executionLeftRunning(executionArn, watch)], { cause: error })
    : error;

const leftRunning = ({ watch, stop }: NextRuns): string =>
  `The execution goes on. Watch it with: ${watch}\nStop it with: ${stop}`;
