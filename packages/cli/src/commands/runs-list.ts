import type { ExecutionStatus } from "@sagewright/local-engine";
import type { ListedRunDocument } from "../documents/runs.ts";
import { EXIT } from "../exit-code.ts";
import { elapsedText } from "../print/duration.ts";
import { STATUS_FORMAT } from "../print/execution.ts";
import { idOf } from "../print/execution-id.ts";
import { printData, printJson, tell } from "../print/output.ts";
import { type Style, styleFor } from "../print/style.ts";
import { table } from "../print/table.ts";
import { listRuns } from "../sagemaker/list-runs.ts";
import { namedPipeline } from "../sagemaker/named-pipeline.ts";
import { type Sagemaker, withSagemaker } from "../sagemaker/open-sagemaker.ts";
import type { RunsOptions } from "./runs-options.ts";

export interface ListRunsOptions extends RunsOptions {
  readonly status?: ExecutionStatus;
  readonly limit: number;
}

/** Executions, newest first. */
export async function listRunsCommand(options: ListRunsOptions): Promise<number> {
  const executions = await withSagemaker<readonly ListedRunDocument[]>(
    options,
    "read",
    (sagemaker) => list(sagemaker, options),
    () => [],
  );
  if (options.json) printJson({ executions });
  else if (executions.length === 0) tell(nothing(options));
  else printData(executionsTable(executions, styleFor(process.stdout)));
  return EXIT.done;
}

async function list(sagemaker: Sagemaker, options: ListRunsOptions): Promise<readonly ListedRunDocument[]> {
  const { status, limit } = options;
  const pipelineName = await namedPipeline(options);
  return await listRuns(sagemaker, { pipelineName, status, limit });
}

function nothing({ target, status }: ListRunsOptions): string {
  if (status !== undefined) return `Nothing of status ${status} is there.`;
  return target === "aws"
    ? "Nothing has been run there yet. --pipeline-name, --region and --profile say where else to look."
    : "Nothing has been run here yet. --pipeline FILE or --state-dir DIR say where else to look.";
}

function executionsTable(executions: readonly ListedRunDocument[], style: Style): string {
  const head = ["ID", "PIPELINE", "STATUS", "STARTED (UTC)", "TOOK", "NAME"].map((title) =>
    style("bold", title),
  );
  const rows = executions.map((execution) => [
    idOf(execution.executionArn),
    execution.pipelineName,
    style(
      execution.interrupted ? "yellow" : STATUS_FORMAT[execution.status],
      execution.interrupted ? "Interrupted" : execution.status,
    ),
    execution.startTime.slice(0, 19).replace("T", " "),
    tookText(execution),
    execution.displayName ?? "",
  ]);
  return table([head, ...rows]);
}

/** SageMaker does not list when an execution has ended. */
function tookText({ status, interrupted, startTime, endTime }: ListedRunDocument): string {
  const runs = status === "Executing" || status === "Stopping";
  return interrupted || (endTime === undefined && !runs) ? "" : elapsedText(startTime, endTime);
}
