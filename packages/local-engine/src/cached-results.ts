import type { JsonObject, Step } from "@sagewright/core";
import type { ObjectStore } from "./adapters/object-store.ts";
import { firstMismatch, type ReportMismatches, reportsOf } from "./property-files.ts";
import type { CacheEntry } from "./store/steps.ts";

/** Results of an earlier run that may be used again; or what is wrong with its reports by now. */
export type CachedResults = { readonly reports: JsonObject | undefined } | { readonly mismatch: string };

/** Reads the reports again, as whoever refers to them does: the step may declare others by now, and the files may have changed. */
export function cachedResults(
  step: Step,
  { step: { properties } }: CacheEntry,
  {
    objects,
    reportMismatches,
  }: { readonly objects: ObjectStore; readonly reportMismatches: ReportMismatches },
): CachedResults {
  const reports = reportsOf(step, properties ?? {}, objects);
  const mismatch = firstMismatch(step.Name, reports ?? {}, reportMismatches);
  return mismatch === undefined ? { reports } : { mismatch };
}
