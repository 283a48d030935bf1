import { formatIssuePath } from "../../issue.ts";
import {
  dependsOnCondition,
  dependsOnDuplicate,
  failStepReferenced,
  stepCycle,
  stepNameDuplicate,
  stepUnknown,
} from "../../issues.ts";
import type { JsonObject } from "../../json.ts";
import type { ListedStep, PipelineGraph } from "../graph.ts";
import { cyclesOf } from "../graph-order.ts";
import { listMember, wrongValue } from "./members.ts";
import { here, type Report } from "./report.ts";

/** Names that stand twice in the document. */
export function checkNames(listed: readonly ListedStep[], graph: PipelineGraph, report: Report): void {
  for (const { step, path } of listed) {
    const first = graph.nodes.get(step?.Name);
    if (first === undefined || first.path === path) continue;
    report.issues.push(stepNameDuplicate([...path, "Name"], step.Name, formatIssuePath(first.path)));
  }
}

/** The entries of a step's `DependsOn`. The report stands at the step. */
export function checkDependsOn(step: JsonObject, graph: PipelineGraph, report: Report): void {
  const names = listMember(step, "DependsOn", report);
  if (names === undefined) return;
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (typeof name !== "string") {
      report.issues.push(wrongValue(name, "String", "DependsOn", report, "DependsOn", index));
      continue;
    }
    const path = () => here(report, "DependsOn", index);
    const type = graph.nodes.get(name)?.step.Type;
    if (type === undefined) report.issues.push(stepUnknown(path(), name, graph.nodes.keys()));
    else if (type === "Fail") report.issues.push(failStepReferenced(path(), name));
    else if (type === "Condition") report.issues.push(dependsOnCondition(path(), name));
    if (seen.has(name)) report.issues.push(dependsOnDuplicate(path(), name));
    seen.add(name);
  }
}

export function checkCycles(graph: PipelineGraph, report: Report): void {
  for (const cycle of cyclesOf(graph)) {
    const path = graph.nodes.get(cycle[0] ?? "")?.path ?? [];
    report.issues.push(stepCycle(path, cycle));
  }
}
