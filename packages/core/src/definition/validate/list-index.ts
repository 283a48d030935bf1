import { indexBeyondList } from "../../issues.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { MAX_TRAINING_JOB_SUMMARIES } from "../../limits.ts";
import { isExpression } from "../expression.ts";
import type { PathSegment } from "../get-path.ts";
import type { Step } from "../step.ts";
import { here, type Report } from "./report.ts";

/**
 * Warns of an index past the end of a list: one that the step's own arguments write out, which its properties repeat, or
 * the training jobs of a tuning job. The report stands at the reference.
 */
export function checkListIndex(step: Step, segments: readonly PathSegment[], report: Report): void {
  const args: unknown = step.Arguments;
  if (!isJsonObject(args)) return;
  if (step.Type === "Tuning" && segments[0] === "TrainingJobSummaries") {
    checkIndex(segments[1], summaries(args), step, "TrainingJobSummaries", report);
    return;
  }
  let value: JsonValue | undefined = args;
  let list = "";
  for (const segment of segments) {
    if (isExpression(value)) return;
    if (Array.isArray(value)) {
      if (typeof segment !== "number") return;
      checkIndex(segment, value.length, step, list, report);
      value = value[segment];
    } else if (isJsonObject(value)) {
      list = String(segment);
      value = Object.hasOwn(value, list) ? value[list] : undefined;
    } else return;
  }
}

function summaries(args: JsonObject): number {
  const config = args.HyperParameterTuningJobConfig;
  const limits = isJsonObject(config) ? config.ResourceLimits : undefined;
  const jobs = isJsonObject(limits) ? limits.MaxNumberOfTrainingJobs : undefined;
  const most = MAX_TRAINING_JOB_SUMMARIES;
  return typeof jobs === "number" && jobs > 0 ? Math.min(jobs, most) : most;
}

function checkIndex(
  index: PathSegment | undefined,
  count: number,
  step: Step,
  list: string,
  report: Report,
): void {
  if (typeof index !== "number" || index < count) return;
  report.issues.push(indexBeyondList(here(report), step.Name, list, index, count));
}
