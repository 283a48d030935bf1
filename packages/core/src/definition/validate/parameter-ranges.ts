import { rangeReversed } from "../../issues.ts";
import type { JsonObject, JsonValue } from "../../json.ts";
import { eachEntry, plainObject } from "./entries.ts";
import { below, here, type Report } from "./report.ts";
import { eachTuningJob } from "./tuning-jobs.ts";

/** Ranges of a tuning job whose ends are written down and stand the wrong way round. The report stands at the arguments. */
export function checkParameterRanges(args: JsonObject, report: Report): void {
  const config = plainObject(args.HyperParameterTuningJobConfig);
  if (config)
    below(report, "HyperParameterTuningJobConfig", () => checkRanges(config, "ParameterRanges", report));
  eachTuningJob(args, report, (job) => checkRanges(job, "HyperParameterRanges", report));
}

function checkRanges(holder: JsonObject, member: string, report: Report): void {
  const ranges = plainObject(holder[member]);
  for (const kind of ["IntegerParameterRanges", "ContinuousParameterRanges"]) {
    eachEntry(ranges?.[kind], [member, kind], report, (range) => {
      const minimum = numberIn(range.MinValue);
      const maximum = numberIn(range.MaxValue);
      if (minimum > maximum) report.issues.push(rangeReversed(here(report, "MinValue"), minimum, maximum));
    });
  }
}

/** The API has these numbers as texts. Of what is none, nothing is more or less. */
const numberIn = (value: JsonValue | undefined): number =>
  typeof value === "number" || (typeof value === "string" && value.trim() !== "")
    ? Number(value)
    : Number.NaN;
