import type { JsonValue } from "@sagewright/core";
import type { ExecutionDocument, StepDocument } from "../execution-document.ts";
import { elapsedText } from "./duration.ts";
import type { Format, Style } from "./style.ts";
import { table } from "./table.ts";

export const STATUS_FORMAT: Readonly<Record<ExecutionDocument["status"], Format>> = {
  Succeeded: "green",
  Failed: "red",
  Stopped: "yellow",
  Stopping: "yellow",
  Executing: "cyan",
};

export interface ExecutionPlaces {
  readonly logs: string;
  readonly logsCommand: string;
  readonly s3: string;
}

/** What a person wants to know of an execution: how it ended, what it made, where to look on. */
export function executionText(execution: ExecutionDocument, places: ExecutionPlaces, style: Style): string {
  const { status, pipelineName, startTime, endTime, executionArn, interrupted } = execution;
  const outputs = execution.steps.flatMap(outputRows);
  const metrics = metricRows(execution.steps);
  const models = execution.registeredModels.map(({ arn, approvalStatus }) => [arn, approvalStatus]);
  return [
    `${style([STATUS_FORMAT[status], "bold"].flat() as Format, interrupted ? "Interrupted" : status)}  ${style("bold", pipelineName)}  ${elapsedText(startTime, endTime)}\n`,
    `${style("dim", executionArn)}\n`,
    section("Outputs", outputs, style),
    section("Metrics", metrics, style),
    section("Registered models", models, style),
    section(
      "Where",
      [
        ["logs", `${places.logs}  (${places.logsCommand})`],
        ["s3://", places.s3],
      ],
      style,
    ),
  ].join("");
}

function section(title: string, rows: readonly (readonly string[])[], style: Style): string {
  if (rows.length === 0) return "";
  return `\n${style("bold", title)}\n${table(rows).replace(/^(?=.)/gm, "  ")}`;
}

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

/** Every scalar of a report, by its path; long lists are not metrics. */
function leaves(path: string, value: JsonValue): string[][] {
  if (typeof value !== "object" || value === null) return [[path, scalarText(value)]];
  if (Array.isArray(value))
    return value.length > 20 ? [] : value.flatMap((item, index) => leaves(`${path}[${index}]`, item));
  return Object.entries(value).flatMap(([key, item]) => leaves(`${path}.${key}`, item));
}

const scalarText = (value: JsonValue): string => {
  if (typeof value === "number" && !Number.isInteger(value)) return String(Number(value.toPrecision(6)));
  return typeof value === "string" ? value : JSON.stringify(value);
};
