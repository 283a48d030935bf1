import { type Issue, type JsonScalar, type PipelineDefinition, parameterValues } from "@sagewright/core";
import type { ExecutionRecord, ExecutionStatus } from "@sagewright/local-engine";
import { type ExecutionDocument, executionDocument } from "../execution-document.ts";
import { EXIT } from "../exit-code.ts";
import { watchInterrupts } from "../interrupts.ts";
import { executionText } from "../print/execution.ts";
import { idOf } from "../print/execution-id.ts";
import { printIssues } from "../print/issues.ts";
import { printData, printJson, tell } from "../print/output.ts";
import { progressOn } from "../print/progress.ts";
import { styleFor } from "../print/style.ts";
import { stepLines } from "../run-state.ts";
import type { AwsClients } from "./clients.ts";
import { type ExecutionState, followExecution, hasEnded } from "./follow-execution.ts";
import { type NextOnAws, nextOnAws } from "./next-on-aws.ts";
import { registeredModels } from "./registered-models.ts";
import { listedSteps } from "./step-record.ts";
import { stepResults } from "./step-results.ts";
import { tellFailureOnAws } from "./tell-failure-on-aws.ts";

export interface FollowOnAws {
  readonly clients: AwsClients;
  readonly executionArn: string;
  readonly pipelineName: string;
  readonly definition: PipelineDefinition;
  readonly parameters: Readonly<Record<string, string>>;
  readonly displayName?: string;
  /** @default now */
  readonly startTime?: Date | undefined;
  /** The words after `sagewright run` that name this place again. */
  readonly again: readonly string[];
  readonly json: boolean;
}

/** Shows an execution to its end, then what came of it; resolves to the exit code. Interrupted, it leaves the execution running. */
export async function followToTheEnd(run: FollowOnAws): Promise<number> {
  const { clients, executionArn, pipelineName, definition } = run;
  const next = nextOnAws(executionArn, clients.region, run.again);
  const startTime = (run.startTime ?? new Date()).toISOString();
  const title = `${pipelineName} ${idOf(executionArn)}`;
  const progress = progressOn(process.stderr, { title, startTime, steps: stepLines(definition) });
  const left = new AbortController();
  const interrupts = watchInterrupts(
    () => left.abort(),
    () => tell(next.leftRunning),
  );
  try {
    const state = await followExecution(clients.sagemaker, executionArn, {
      signal: left.signal,
      say: progress.say,
      onState: ({ steps }) => {
        for (const { record } of listedSteps(steps, definition)) progress.update(record);
      },
    }).catch((error: unknown) => {
      progress.end();
      tell(next.leftRunning);
      throw error;
    });
    if (state !== undefined && hasEnded(state)) {
      progress.end();
      return await tellResults(run, state, next);
    }
    progress.say(next.leftRunning);
    if (run.json && state !== undefined) printJson((await documentOf(run, state)).document);
    return interrupts.code ?? EXIT.failed;
  } finally {
    interrupts.stopWatching();
  }
}

async function tellResults(run: FollowOnAws, state: ExecutionState, next: NextOnAws): Promise<number> {
  const { document, warnings } = await documentOf(run, state);
  printIssues(warnings);
  if (run.json) printJson(document);
  else printData(`\n${executionText(document, next.places, styleFor(process.stdout))}`);
  tellFailureOnAws(document, next);
  return document.status === "Succeeded" ? EXIT.done : EXIT.failed;
}

async function documentOf(
  { clients, executionArn, pipelineName, definition, parameters, displayName }: FollowOnAws,
  { execution, steps }: ExecutionState,
): Promise<{ readonly document: ExecutionDocument; readonly warnings: readonly Issue[] }> {
  const listed = listedSteps(steps, definition);
  const status = (execution.PipelineExecutionStatus ?? "Executing") as ExecutionStatus;
  const name = displayName ?? execution.PipelineExecutionDisplayName;
  const isOver = !["Executing", "Stopping"].includes(status);
  const record: ExecutionRecord = {
    executionArn,
    pipelineName,
    ...(name === undefined ? {} : { displayName: name }),
    status,
    ...(execution.FailureReason && status !== "Succeeded" ? { failureReason: execution.FailureReason } : {}),
    startTime: (execution.CreationTime ?? new Date()).toISOString(),
    ...(isOver ? { endTime: (execution.LastModifiedTime ?? new Date()).toISOString() } : {}),
    parameters: valuesOf(definition, parameters),
  };
  if (!isOver) {
    const records = listed.map((step) => step.record);
    return { document: executionDocument(record, records, []), warnings: [] };
  }
  const results = await stepResults(clients, listed);
  const registered = await registeredModels(clients.sagemaker, listed);
  const document = {
    ...executionDocument(record, results.steps, []),
    registeredModels: registered.models,
  };
  return { document, warnings: [...results.warnings, ...registered.warnings] };
}

/** Every parameter's value in its type, defaults included; of a value that the definition no longer knows, its text. */
function valuesOf(
  definition: PipelineDefinition,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, JsonScalar>> {
  const checked = parameterValues(definition, given);
  if (!checked.ok) return given;
  return Object.fromEntries([...checked.value].map(([name, { value }]) => [name, scalarOf(value)]));
}

/** An integer too big for a number is its digits. */
function scalarOf(value: string | number | bigint | boolean): JsonScalar {
  if (typeof value !== "bigint") return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}
