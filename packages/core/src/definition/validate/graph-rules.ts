import { formatIssuePath } from "../../issue.ts";
import {
  branchesCrossed,
  branchesRejoined,
  dependsOnCondition,
  dependsOnDuplicate,
  failStepReferenced,
  stepCycle,
  stepNameDuplicate,
  stepUnknown,
} from "../../issues.ts";
import type { JsonObject } from "../../json.ts";
import type { BranchName, GraphNode, ListedStep, PipelineGraph } from "../graph.ts";
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

/** Steps that wait for something that never happens together: two branches of one Condition. */
export function checkBranches(graph: PipelineGraph, report: Report): void {
  for (const [name, node] of graph.nodes) {
    if (node.dependencies.length === 0) continue;
    const own = branchesAround(node, graph);
    const seen = new Map<string, { readonly branch: BranchName; readonly source: string }>();
    for (const source of node.dependencies) {
      const sourceNode = graph.nodes.get(source);
      if (sourceNode?.owner === undefined) continue;
      for (const [condition, branch] of branchesAround(sourceNode, graph)) {
        const ownBranch = own.get(condition);
        if (ownBranch !== undefined) {
          if (ownBranch !== branch) report.issues.push(branchesCrossed(node.path, name, source, condition));
          continue;
        }
        const other = seen.get(condition);
        if (other === undefined) seen.set(condition, { branch, source });
        else if (other.branch !== branch) {
          report.issues.push(branchesRejoined(node.path, name, [other.source, source], condition));
        }
      }
    }
  }
}

const NO_BRANCHES: ReadonlyMap<string, BranchName> = new Map();

/** The branches that a step stands in, from the innermost out. */
function branchesAround(node: GraphNode, graph: PipelineGraph): ReadonlyMap<string, BranchName> {
  if (node.owner === undefined) return NO_BRANCHES;
  const branches = new Map<string, BranchName>();
  for (let owner = node.owner; owner !== undefined; ) {
    if (branches.has(owner.condition)) break;
    branches.set(owner.condition, owner.branch);
    const above = graph.nodes.get(owner.condition)?.owner;
    if (above === undefined) break;
    owner = above;
  }
  return branches;
}
