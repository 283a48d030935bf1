import { metricUndeclared, outputUndeclared } from "../../issues.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { isExpression } from "../expression.ts";
import type { PathSegment } from "../get-path.ts";
import type { Step } from "../step.ts";
import type { EntryNames, Place } from "./known.ts";
import { here, type Report } from "./report.ts";

/** Warns of an output or a metric that the step's own arguments do not name. The report stands at the reference. */
export function checkNamedEntry(
  step: Step,
  segments: readonly PathSegment[],
  place: Place,
  report: Report,
): void {
  const [list, second, third] = segments;
  if (step.Type === "Processing" && list === "ProcessingOutputConfig" && second === "Outputs") {
    const names = namesOf(step, place, outputNames);
    if (typeof third !== "string" || names === undefined || names.has(third)) return;
    report.issues.push(outputUndeclared(here(report), step.Name, third, names));
  } else if (step.Type === "Training" && list === "FinalMetricDataList") {
    const names = namesOf(step, place, metricNames);
    // An algorithm of SageMaker's own has metrics that nobody declares.
    if (typeof second !== "string" || names === undefined || names.size === 0 || names.has(second)) return;
    report.issues.push(metricUndeclared(here(report), step.Name, second, names));
  }
}

/** Collected once a step, however many references there are. */
function namesOf(step: Step, place: Place, collect: (args: JsonObject) => EntryNames): EntryNames {
  if (!place.entryNames.has(step)) {
    const args: unknown = step.Arguments;
    place.entryNames.set(step, isJsonObject(args) ? collect(args) : undefined);
  }
  return place.entryNames.get(step);
}

const outputNames = (args: JsonObject): EntryNames =>
  entryNames(args.ProcessingOutputConfig, "Outputs", "OutputName");

/** Of a training job's request. */
export const metricNames = (args: JsonObject): EntryNames =>
  entryNames(args.AlgorithmSpecification, "MetricDefinitions", "Name");

function entryNames(holder: JsonValue | undefined, list: string, member: string): EntryNames {
  if (holder === undefined) return new Set();
  if (!isJsonObject(holder) || isExpression(holder)) return undefined;
  const entries = holder[list] ?? [];
  if (!Array.isArray(entries)) return undefined;
  const names = new Set<string>();
  for (const entry of entries) {
    const name: unknown = isJsonObject(entry) ? entry[member] : undefined;
    if (typeof name !== "string") return undefined;
    names.add(name);
  }
  return names;
}
