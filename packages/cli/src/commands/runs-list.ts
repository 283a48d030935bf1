import type { ExecutionRecord } from "@sagewright/local-engine";
import { EXIT } from "../exit-code.ts";
import { elapsedText } from "../print/duration.ts";
import { STATUS_FORMAT } from "../print/execution.ts";
import { idOf } from "../print/execution-id.ts";
import { printData, printJson, tell } from "../print/output.ts";
import { type Style, styleFor } from "../print/style.ts";
import { table } from "../print/table.ts";
import { readState } from "./state.ts";
import type { StateOptions } from "./state-options.ts";

export async function listRuns({
  limit,
  ...options
}: StateOptions & { readonly limit: number }): Promise<number> {
  const executions = await readState<readonly ExecutionRecord[]>(
    options,
    ({ engine }) => engine.listExecutions({ limit }),
    () => [],
  );
  if (options.json) printJson({ executions });
  else if (executions.length === 0)
    tell("Nothing has been run here yet. --pipeline FILE or --state-dir DIR say where else to look.");
  else printData(executionsTable(executions, styleFor(process.stdout)));
  return EXIT.done;
}

function executionsTable(executions: readonly ExecutionRecord[], style: Style): string {
  const head = ["ID", "PIPELINE", "STATUS", "STARTED (UTC)", "TOOK", "NAME"].map((title) =>
    style("bold", title),
  );
  const rows = executions.map(
    ({ executionArn, pipelineName, status, interrupted, startTime, endTime, displayName }) => [
      idOf(executionArn),
      pipelineName,
      style(interrupted ? "yellow" : STATUS_FORMAT[status], interrupted ? "Interrupted" : status),
      startTime.slice(0, 19).replace("T", " "),
      interrupted ? "" : elapsedText(startTime, endTime),
      displayName ?? "",
    ],
  );
  return table([head, ...rows]);
}
