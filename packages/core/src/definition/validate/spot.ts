import { spotWaitMissing, spotWaitShort, spotWaitUnused } from "../../issues.ts";
import { isJsonObject, type JsonObject } from "../../json.ts";
import { isExpression } from "../expression.ts";
import { here, type Report } from "./report.ts";
import { eachTuningJob } from "./tuning-jobs.ts";

/** A training job on spare capacity says how long it may wait for it, and no other job does. The report stands at the job's request. */
export function checkSpot(job: JsonObject, report: Report): void {
  const stopping = job.StoppingCondition ?? {};
  if (!isJsonObject(stopping) || isExpression(stopping)) return;
  const { MaxWaitTimeInSeconds: wait, MaxRuntimeInSeconds: run } = stopping;
  const isGiven = wait !== undefined && wait !== null;
  const isSpot = job.EnableManagedSpotTraining ?? false;
  if (isSpot === false && isGiven) {
    report.issues.push(spotWaitUnused(here(report, "StoppingCondition", "MaxWaitTimeInSeconds")));
  }
  if (isSpot !== true) return;
  if (!isGiven) report.issues.push(spotWaitMissing(here(report)));
  else if (typeof wait === "number" && typeof run === "number" && wait < run) {
    report.issues.push(spotWaitShort(here(report, "StoppingCondition", "MaxWaitTimeInSeconds"), wait, run));
  }
}

/** The same for the one or several kinds of jobs that a tuning step starts. The report stands at its arguments. */
export function checkSpotOfTuning(args: JsonObject, report: Report): void {
  eachTuningJob(args, report, (job) => checkSpot(job, report));
}
