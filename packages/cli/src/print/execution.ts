import { join } from "node:path";
import type { ExecutionDocument, StepDocument } from "../execution-document.ts";
import { displayPath } from "../load/place.ts";
import { elapsedText } from "./duration.ts";
import { idOf } from "./execution-id.ts";
import { leaves, scalarText } from "./leaves.ts";
import { section } from "./section.ts";
import type { Format, Style } from "./style.ts";

export const STATUS_FORMAT: Readonly<Record<ExecutionDocument["status"], Format>> = {
  Succeeded: "green",
  Failed: "red",
  Stopped: "yellow",
  Stopping: "yellow",
  Executing: "cyan",
};

/** Where to look on, by what is there. */
export type ExecutionPlaces = readonly (readonly [what: string, where: string])[];

/** Where the state folder holds what an execution has left. */
export const executionPlaces = (stateDir: string, id: string, logsCommand: string): ExecutionPlaces => [
  ["logs", `${displayPath(join(stateDir, "logs", id))}  (${logsCommand})`],
  ["s3://", displayPath(join(stateDir, "s3"))],
];

/** What a person wants to know of an execution: how it ended, what it made, where to look on. */
export function executionText(execution: ExecutionDocument, places: ExecutionPlaces, style: Style): string {
  const { status, pipelineName, startTime, endTime, executionArn, interrupted } = execution;
  const outputs = execution.steps.flatMap(outputRows);
  const metrics = metricRows(execution.steps);
  const models = execution.registeredModels.map(({ arn, approvalStatus }) => [arn, approvalStatus]);
  const reused = execution.steps.flatMap(reusedRow);
  // Nobody knows how long it went on in a process that is gone.
  const took = interrupted ? "" : `  ${elapsedText(startTime, endTime)}`;
  return [
    `${style([STATUS_FORMAT[status], "bold"].flat() as Format, interrupted ? "Interrupted" : status)}  ${style("bold", pipelineName)}${took}\n`,
    `${style("dim", executionArn)}\n`,
    section("Reused", reused, style),
    section("Outputs", outputs, style),
    section("Metrics", metrics, style),
    section("Registered models", models, style),
    section("Where", places, style),
  ].join("");
}

const reusedRow = ({ name, reusedFrom }: StepDocument): string[][] =>
  reusedFrom === undefined ? [] : [[name, `from ${idOf(reusedFrom)}`]];

const outputRows = ({ name, outputs }: StepDocument): string[][] =>
  Object.entries(outputs ?? {}).map(([output, value]) => [`${name}.${output}`, scalarText(value)]);

/** By report; where two steps have a report of one name, by step and report. */
function metricRows(steps: readonly StepDocument[]): string[][] {
  const reports = steps.flatMap(({ name, reports: own }) =>
    Object.entries(own ?? {}).map(([report, value]) => ({ step: name, report, value })),
  );
  return reports.flatMap(({ step, report, value }) => {
    const isOnly = reports.filter((other) => other.report === report).length === 1;
    return leaves(isOnly ? report : `${step}.${report}`, value);
  });
}
