import { SagewrightError } from "@sagewright/core";
import { EXIT } from "../exit-code.ts";
import { watchInterrupts } from "../interrupts.ts";
import { executionText } from "../print/execution.ts";
import { idOf } from "../print/execution-id.ts";
import { printIssues } from "../print/issues.ts";
import { printData, printJson, tell } from "../print/output.ts";
import { progressOn } from "../print/progress.ts";
import { styleFor } from "../print/style.ts";
import { stepLines } from "../run-state.ts";
import type { AwsClients, AwsOptions } from "./clients.ts";
import { documentOf, type ExecutionOnAws } from "./document-on-aws.ts";
import {
  type ExecutionState,
  type FollowExecutionOptions,
  followExecution,
  hasEnded,
} from "./follow-execution.ts";
import { liveLogs } from "./live-logs.ts";
import type { LogReader } from "./log-reader.ts";
import { logTails } from "./log-tails.ts";
import { readerFor } from "./logs.ts";
import { type NextOnAws, nextOnAws } from "./next-on-aws.ts";
import { executionLeftRunning } from "./run-issues.ts";
import { listedSteps } from "./step-record.ts";
import { tellFailureOnAws } from "./tell-failure-on-aws.ts";

export interface FollowOnAws extends ExecutionOnAws, Pick<FollowExecutionOptions, "before"> {
  readonly clients: AwsClients;
  /** @default now */
  readonly startTime?: Date | undefined;
  /** The words after `sagewright run` that name this place again. */
  readonly again: readonly string[];
  /** As it was given, for commands that name the execution. */
  readonly place: AwsOptions;
  /** Says what steps write while they do. @default false: only the end of what failed steps have written */
  readonly logs?: boolean;
  readonly json: boolean;
}

/**
 * Shows an execution to its end, then what came of it; resolves to the exit code. Interrupted, or where AWS answers no more,
 * it leaves the execution running, which is no failure of it.
 *
 * Issues: EXECUTION_LEFT_RUNNING.
 */
export async function followToTheEnd(run: FollowOnAws): Promise<number> {
  const { clients, executionArn, pipelineName, definition } = run;
  const next = nextOnAws(executionArn, run.place, run.again);
  const startTime = (run.startTime ?? new Date()).toISOString();
  const title = `${pipelineName} ${idOf(executionArn)}`;
  const progress = progressOn(process.stderr, { title, startTime, steps: stepLines(definition) });
  const reader = readerFor(run.place, clients.sagemaker);
  const live = run.logs === true ? liveLogs(reader, progress.say) : undefined;
  const left = new AbortController();
  const interrupts = watchInterrupts(
    () => left.abort(),
    () => tell(next.leftRunning),
  );
  let seen: ExecutionState | undefined;
  try {
    let state: ExecutionState | undefined;
    try {
      state = await followExecution(clients.sagemaker, executionArn, {
        signal: left.signal,
        say: progress.say,
        before: run.before,
        onState: (now) => {
          seen = now;
          for (const { record } of listedSteps(now.steps, definition)) progress.update(record);
          live?.look(now.steps);
        },
      });
    } catch (error) {
      progress.end();
      tell(next.leftRunning);
      return await tellUnwatched(run, seen, next, error);
    }
    if (state !== undefined && hasEnded(state)) {
      await live?.ended();
      progress.end();
      return await tellResults(run, state, next, reader);
    }
    progress.say(next.leftRunning);
    if (run.json && state !== undefined) printJson((await documentOf(run, state)).document);
    return interrupts.code ?? EXIT.failed;
  } finally {
    interrupts.stopWatching();
  }
}

/** Programs are told the state that was seen last, as after Ctrl-C, and why there is no later one. */
async function tellUnwatched(
  run: FollowOnAws,
  seen: ExecutionState | undefined,
  { watch }: NextOnAws,
  error: unknown,
): Promise<number> {
  if (!(error instanceof SagewrightError)) throw error;
  const issues = [...error.issues, executionLeftRunning(run.executionArn, watch)];
  if (!run.json || seen === undefined) throw new SagewrightError(issues, { cause: error });
  printIssues(issues);
  printJson({ ...(await documentOf(run, seen)).document, issues });
  return EXIT.environment;
}

async function tellResults(
  run: FollowOnAws,
  state: ExecutionState,
  next: NextOnAws,
  reader: LogReader,
): Promise<number> {
  const { document, warnings } = await documentOf(run, state);
  printIssues(warnings);
  if (run.json) printJson(document);
  else printData(`\n${executionText(document, next.places, styleFor(process.stdout))}`);
  const tails = run.logs === true ? new Map() : await logTails(reader, state.steps);
  tellFailureOnAws(document, next, tails);
  return document.status === "Succeeded" ? EXIT.done : EXIT.failed;
}
