import { type ExecutionDocument, executionDocument, type StepDocument } from "../execution-document.ts";
import { EXIT } from "../exit-code.ts";
import { findExecution } from "../find-execution.ts";
import { elapsedText } from "../print/duration.ts";
import { executionPlaces, executionText } from "../print/execution.ts";
import { idOf } from "../print/execution-id.ts";
import { nextCommands } from "../print/next-commands.ts";
import { printData, printJson, tell } from "../print/output.ts";
import { plainLine } from "../print/plain.ts";
import { type Style, styleFor } from "../print/style.ts";
import { table } from "../print/table.ts";
import { readState } from "./state.ts";
import type { StateOptions } from "./state-options.ts";

export const showRun = (reference: string | undefined, options: StateOptions): Promise<number> =>
  readState(options, ({ engine, stateDir }) => {
    const execution = findExecution(engine, reference, stateDir);
    const { executionArn } = execution;
    const steps = engine.listSteps(executionArn);
    const document = executionDocument(execution, steps, engine.listModelPackages());
    if (options.json) {
      printJson(document);
      return EXIT.done;
    }
    const id = idOf(executionArn);
    const next = nextCommands(id, options);
    const style = styleFor(process.stdout);
    const places = executionPlaces(stateDir, id, next.logs);
    printData(`${executionText(document, places, style)}\n${stepsTable(document, style)}`);
    if (execution.interrupted || execution.status === "Stopped") tell(`Go on with: ${next.resume}`);
    return EXIT.done;
  });

function stepsTable({ steps }: ExecutionDocument, style: Style): string {
  const head = ["STEP", "TYPE", "STATE", "TOOK", "REASON"].map((title) => style("bold", title));
  const rows = steps.map((step) => [
    step.name,
    step.type,
    stateText(step),
    step.cacheHit || step.reusedFrom !== undefined
      ? ""
      : elapsedText(step.startTime, step.endTime ?? undefined),
    plainLine(step.failureReason ?? ""),
  ]);
  return table([head, ...rows]);
}

const stateText = ({ status, cacheHit, reusedFrom }: StepDocument): string =>
  reusedFrom !== undefined ? "reused" : cacheHit ? "cached" : status;
