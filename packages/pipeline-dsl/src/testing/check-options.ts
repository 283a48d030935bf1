import { type Issue, type PipelineGraph, SagewrightError, type Step } from "@sagewright/core";
import type { Pipeline } from "../pipeline.ts";
import { mismatchesOf } from "../report-mismatches.ts";
import { simulationReportMismatch, simulationReportUnknown, simulationStepUnknown } from "./issues.ts";
import type { SimulateOptions } from "./simulation.ts";

/** A value for a step or report that does not exist would be ignored, and the test would prove nothing. */
export function checkOptions(
  pipeline: Pipeline,
  { nodes }: PipelineGraph,
  copies: ReadonlyMap<string, string>,
  options: SimulateOptions,
): void {
  const asWritten = new Map([...copies].map(([copy, original]) => [original, copy]));
  const stepOf = (name: string) => (nodes.get(name) ?? nodes.get(asWritten.get(name) ?? ""))?.step;
  const issues: Issue[] = [];
  for (const option of ["reports", "properties"] as const) {
    for (const name of Object.keys(options[option] ?? {})) {
      if (stepOf(name) === undefined)
        issues.push(simulationStepUnknown([option, name], name, [...nodes.keys()]));
    }
  }
  for (const [name, values] of Object.entries(options.reports ?? {})) {
    const step = stepOf(name);
    if (step === undefined) continue;
    const declared = reportNames(step);
    for (const [report, value] of Object.entries(values)) {
      if (!declared.includes(report)) issues.push(simulationReportUnknown(name, report, declared));
      for (const each of mismatchesOf(pipeline, name, report, value))
        issues.push(simulationReportMismatch(name, report, each));
    }
  }
  if (issues.length > 0) throw new SagewrightError(issues);
}

const reportNames = (step: Step): readonly string[] =>
  "PropertyFiles" in step ? (step.PropertyFiles ?? []).map((file) => file.PropertyFileName) : [];
