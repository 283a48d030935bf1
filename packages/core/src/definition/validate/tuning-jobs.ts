import type { JsonObject } from "../../json.ts";
import { eachEntry, plainObject } from "./entries.ts";
import { below, type Report } from "./report.ts";

/** Looks at the one or several kinds of jobs that a tuning step starts, each from where it stands. */
export function eachTuningJob(args: JsonObject, report: Report, check: (job: JsonObject) => void): void {
  const one = plainObject(args.TrainingJobDefinition);
  if (one) below(report, "TrainingJobDefinition", () => check(one));
  eachEntry(args.TrainingJobDefinitions, ["TrainingJobDefinitions"], report, check);
}
