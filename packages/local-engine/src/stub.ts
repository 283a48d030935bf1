import {
  type Issue,
  isJsonObject,
  type JsonObject,
  type PipelineGraph,
  type StepType,
} from "@sagewright/core";
import { stubInvalid, stubStepUnknown } from "./engine-issues.ts";
import type { RunnerEntry } from "./runners/runner-entry.ts";
import type { StepRow } from "./store/steps.ts";

/** What is wrong with the results that stand in for steps. */
export function checkStubs(
  stubs: Readonly<Record<string, JsonObject>>,
  graph: PipelineGraph,
): readonly Issue[] {
  return Object.entries(stubs).flatMap(([name, stub]) => {
    const step = graph.nodes.get(name)?.step;
    if (step === undefined) return [stubStepUnknown(name)];
    const problem = problemOf(stub, step.Type);
    return problem === undefined ? [] : [stubInvalid(name, problem)];
  });
}

function problemOf(stub: unknown, type: StepType): string | undefined {
  if (!isJsonObject(stub)) return "is no JSON object";
  if (type === "Fail") return "is for a Fail step, which has no results";
  if (type === "Condition" && stub.Outcome !== "True" && stub.Outcome !== "False") {
    return 'has no Outcome that is "True" or "False"';
  }
  for (const member of ["PropertyFiles", "OutputParameters"]) {
    if (stub[member] !== undefined && !isJsonObject(stub[member]))
      return `has ${member} that are no JSON object`;
  }
  return undefined;
}

/** The properties that later steps see. */
function stubProperties({ PropertyFiles, ...properties }: JsonObject): JsonObject {
  return properties;
}

/** The contents of its property files by name. */
export function stubReports({ PropertyFiles }: JsonObject): JsonObject | undefined {
  return isJsonObject(PropertyFiles) ? PropertyFiles : undefined;
}

/** The record of a step that a stub stands in for. */
export function stubbedRow(row: StepRow, stub: JsonObject, entry: RunnerEntry | undefined): StepRow {
  const properties = stubProperties(stub);
  const outputs = entry?.outputs?.(properties);
  const reports = stubReports(stub);
  return {
    ...row,
    status: "Succeeded",
    endTime: row.startTime,
    properties,
    ...(outputs === undefined || Object.keys(outputs).length === 0 ? {} : { outputs }),
    ...(reports === undefined ? {} : { reports }),
  };
}
