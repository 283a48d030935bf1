import { spotWaitMissing, spotWaitShort } from "../../issues.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { isExpression } from "../expression.ts";
import { here, type Report } from "./report.ts";

/** A training job on spare capacity says how long it may wait for it. The report stands at the job's request. */
export function checkSpot(job: JsonObject, report: Report): void {
  if (job.EnableManagedSpotTraining !== true) return;
  const stopping = job.StoppingCondition ?? {};
  if (!isJsonObject(stopping) || isExpression(stopping)) return;
  const { MaxWaitTimeInSeconds: wait, MaxRuntimeInSeconds: run } = stopping;
  if (wait === undefined || wait === null) report.issues.push(spotWaitMissing(here(report)));
  else if (typeof wait === "number" && typeof run === "number" && wait < run) {
    report.issues.push(spotWaitShort(here(report, "StoppingCondition", "MaxWaitTimeInSeconds"), wait, run));
  }
}

/** The same for the one or several kinds of jobs that a tuning step starts. The report stands at its arguments. */
export function checkSpotOfTuning(args: JsonObject, report: Report): void {
  const check = (job: JsonValue | undefined, ...at: readonly (string | number)[]): void => {
    if (!isJsonObject(job)) return;
    report.path.push(...at);
    checkSpot(job, report);
    report.path.length -= at.length;
  };
  check(args.TrainingJobDefinition, "TrainingJobDefinition");
  const several = args.TrainingJobDefinitions;
  if (!Array.isArray(several)) return;
  for (const [index, job] of several.entries()) check(job, "TrainingJobDefinitions", index);
}
