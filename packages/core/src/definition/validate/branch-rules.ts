import { branchesCrossed, branchesRejoined, branchReadFromOutside } from "../../issues.ts";
import type { BranchName, GraphNode, PipelineGraph } from "../graph.ts";
import { executionOrder } from "../graph-order.ts";
import type { Report } from "./report.ts";

/** Which way Conditions must go for a step to run, each with a step that stands in that branch. */
type Ways = ReadonlyMap<string, { readonly branch: BranchName; readonly inside: string }>;

const NO_WAYS: Ways = new Map();
/** Of more Conditions than this, one behind the other, not all are followed: the time would grow with their square. */
const MAX_WAYS = 64;

/**
 * Steps that wait, near or far, for what never happens together: both branches of one Condition. And steps that wait for
 * a branch that they do not stand in, which run only when that branch is taken.
 */
export function checkBranches(graph: PipelineGraph, report: Report): void {
  if (!hasBranches(graph)) return;
  const order = executionOrder(graph);
  const known = new Map<string, Ways>();
  const waysOf = (name: string): Ways => known.get(name) ?? waysAround(name, graph);
  for (const name of "cycle" in order ? graph.nodes.keys() : order) {
    const node = graph.nodes.get(name);
    if (node !== undefined) known.set(name, checkNode(node, name, waysOf, graph, report));
  }
}

function hasBranches({ nodes }: PipelineGraph): boolean {
  for (const { owner } of nodes.values()) if (owner !== undefined) return true;
  return false;
}

function checkNode(
  node: GraphNode,
  name: string,
  waysOf: (name: string) => Ways,
  graph: PipelineGraph,
  report: Report,
): Ways {
  const own = node.owner === undefined ? NO_WAYS : waysAround(name, graph);
  const shared = own.size === 0 ? onlyWays(node, waysOf) : undefined;
  if (shared === undefined) {
    const ways = new Map(own);
    for (const source of node.dependencies) {
      for (const [condition, way] of waysOf(source)) {
        const other = ways.get(condition);
        if (other === undefined) {
          if (ways.size < MAX_WAYS) ways.set(condition, way);
        } else if (other.branch !== way.branch) {
          report.issues.push(
            own.has(condition)
              ? branchesCrossed(node.path, name, way.inside, condition)
              : branchesRejoined(node.path, name, [other.inside, way.inside], condition),
          );
          // It never runs, and so does what waits for it: said once.
          return own;
        }
      }
    }
    checkOutside(node, name, own, graph, report);
    return ways;
  }
  checkOutside(node, name, own, graph, report);
  return shared;
}

/** The ways of the one dependency that has any, which are then the step's own; `undefined` when several have. */
function onlyWays(node: GraphNode, waysOf: (name: string) => Ways): Ways | undefined {
  let only = NO_WAYS;
  for (const source of node.dependencies) {
    const ways = waysOf(source);
    if (ways.size === 0 || ways === only) continue;
    if (only.size > 0) return undefined;
    only = ways;
  }
  return only;
}

function checkOutside(node: GraphNode, name: string, own: Ways, graph: PipelineGraph, report: Report): void {
  for (const source of node.dependencies) {
    const owner = graph.nodes.get(source)?.owner;
    // A Condition that waits for its own branch is a cycle.
    if (owner === undefined || own.has(owner.condition) || owner.condition === name) continue;
    report.issues.push(branchReadFromOutside(node.path, name, source, owner.condition));
    return;
  }
}

/** The branches that a step stands in, from the innermost out. */
function waysAround(name: string, graph: PipelineGraph): Ways {
  let owner = graph.nodes.get(name)?.owner;
  if (owner === undefined) return NO_WAYS;
  const ways = new Map<string, { readonly branch: BranchName; readonly inside: string }>();
  for (; owner !== undefined && !ways.has(owner.condition); owner = graph.nodes.get(owner.condition)?.owner) {
    ways.set(owner.condition, { branch: owner.branch, inside: name });
  }
  return ways;
}
