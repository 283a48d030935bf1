// What a run has measured: reads run.json, writes metrics.json for programs and summary.md for people. Of a run that could
// not be started or not be watched to its end, run.json holds the issues.
// node ci/metrics.mjs build

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2] ?? "build";
const {
  pipelineName = process.env.SAGEMAKER_PIPELINE_NAME ?? "pipeline",
  status = "NotStarted",
  failureReason,
  steps = [],
  registeredModels = [],
  issues = [],
} = JSON.parse(readFileSync(join(folder, "run.json"), "utf8"));

/** By step and report, as the steps have written them. */
const metrics = Object.fromEntries(
  steps.flatMap(({ name, reports = {} }) => (Object.keys(reports).length > 0 ? [[name, reports]] : [])),
);
writeFileSync(
  join(folder, "metrics.json"),
  `${JSON.stringify({ pipelineName, status, metrics }, null, 2)}\n`,
);

/** Every value with the way to it: `Evaluate.evaluation.rmse`. */
const leaves = (value, path) =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]))
    : [[path.join("."), value]];

/** What a step has written must not become a cell or a heading of its own. */
const cell = (value) =>
  String(value)
    .replace(/\s+/g, " ")
    .replace(/[\\|`<>[\]]/g, "\\$&");

const rows = (heads, lines) =>
  lines.length === 0
    ? []
    : [heads, heads.map(() => "---"), ...lines.map((line) => line.map(cell))].map(
        (line) => `| ${line.join(" | ")} |`,
      );

const paragraphs = [
  [`### ${cell(pipelineName)}: ${cell(status)}`],
  failureReason === undefined ? [] : [cell(failureReason)],
  rows(
    ["issue", "message", "hint"],
    issues.map(({ code, message, hint }) => [code, message, hint]),
  ),
  rows(["metric", "value"], leaves(metrics, [])),
  rows(
    ["registered model", "approval"],
    registeredModels.map(({ arn, approvalStatus }) => [arn, approvalStatus]),
  ),
  rows(
    ["step", "status"],
    steps.map(({ name, status, cacheHit }) => [name, cacheHit ? `${status} (cached)` : status]),
  ),
].filter((lines) => lines.length > 0);
writeFileSync(join(folder, "summary.md"), `${paragraphs.map((lines) => lines.join("\n")).join("\n\n")}\n`);
