import type { LogTail } from "../aws/log-tails.ts";
import { tellFailureOnAws } from "../aws/tell-failure-on-aws.ts";
import type { ExecutionDocument, StepDocument } from "../execution-document.ts";
import { EXIT } from "../exit-code.ts";
import { elapsedText } from "../print/duration.ts";
import { type ExecutionPlaces, executionPlaces, executionText } from "../print/execution.ts";
import { idOf } from "../print/execution-id.ts";
import { tellFailure } from "../print/failure.ts";
import { printIssues } from "../print/issues.ts";
import { printData, printJson, tell } from "../print/output.ts";
import { plainLine } from "../print/plain.ts";
import { type Style, styleFor } from "../print/style.ts";
import { table } from "../print/table.ts";
import type { DescribedRun } from "./described-run.ts";
import type { NextRuns } from "./next-runs.ts";
import type { Sagemaker, SagemakerOnAws } from "./open-sagemaker.ts";
import { runDocument } from "./run-document.ts";

export interface ShownRun {
  readonly next: NextRuns;
  readonly json: boolean;
}

/** What has come of an execution so far; the exit code says whether it has succeeded. */
export async function showRunDocument(
  sagemaker: Sagemaker,
  run: DescribedRun,
  { next, json }: ShownRun,
): Promise<number> {
  const { document, warnings } = await runDocument(sagemaker, run);
  printIssues(warnings);
  if (json) printJson(document);
  else printData(`\n${runText(sagemaker, document, next, styleFor(process.stdout))}`);
  if (sagemaker.target === "local") await tellFailure(sagemaker.engine, document, next);
  else tellFailureOnAws(document, next, await failedLogs(sagemaker, run));
  if (document.interrupted) tell(`Nobody runs it any more. Go on with: ${next.resume}`);
  return document.status === "Succeeded" ? EXIT.done : EXIT.failed;
}

/** What failed steps have written last; with another client, which takes its time. */
async function failedLogs({ options, client }: SagemakerOnAws, { state: { steps } }: DescribedRun) {
  if (steps.every(({ StepStatus }) => StepStatus !== "Failed")) return new Map<string, LogTail>();
  const [{ readerFor }, { logTails }] = await Promise.all([
    import("../aws/logs.ts"),
    import("../aws/log-tails.ts"),
  ]);
  return await logTails(readerFor(options, client), steps);
}

/** The execution, and its steps as a table. */
export function runText(
  sagemaker: Sagemaker,
  document: ExecutionDocument,
  next: NextRuns,
  style: Style,
): string {
  const places: ExecutionPlaces =
    sagemaker.target === "local"
      ? executionPlaces(sagemaker.stateDir, idOf(document.executionArn), next.logs)
      : [["logs", next.logs]];
  return `${executionText(document, places, style)}\n${stepsTable(document, style)}`;
}

function stepsTable({ steps, interrupted }: ExecutionDocument, style: Style): string {
  const head = ["STEP", "TYPE", "STATE", "TOOK", "REASON"].map((title) => style("bold", title));
  const rows = steps.map((step) => [
    step.name,
    step.type,
    stateText(step),
    // Nobody knows how long a step went on in a process that is gone.
    step.cacheHit || step.reusedFrom !== undefined || (interrupted && step.endTime === null)
      ? ""
      : elapsedText(step.startTime, step.endTime ?? undefined),
    plainLine(step.failureReason ?? ""),
  ]);
  return table([head, ...rows]);
}

const stateText = ({ status, cacheHit, reusedFrom }: StepDocument): string =>
  reusedFrom !== undefined ? "reused" : cacheHit ? "cached" : status;
