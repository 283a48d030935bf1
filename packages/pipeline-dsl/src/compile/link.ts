import { executionOrder, graphOf, type Issue, type PipelineDefinition } from "@sagewright/core";
import {
  branchesExcludeEachOther,
  dependsOnCondition,
  expireAfterMonths,
  stepNotListed,
  stepNotListedForOrder,
} from "../issues.ts";
import { type PropsNode, STEP, type StepId, type StepNode } from "../step-node.ts";
import { type Collected, isCondition } from "./collect.ts";
import type { Emitted } from "./emit.ts";

/** What is wrong between the steps, and what only the one who wrote them can be told. */
export function link({ steps }: Collected, { definition, sources }: Emitted): readonly Issue[] {
  const issues: Issue[] = [];
  let conditions = false;
  for (const node of steps.values()) {
    for (const source of sources.get(node[STEP]) ?? []) {
      if (!steps.has(source)) issues.push(stepNotListed(node.name, source.name));
    }
    const { dependsOn, cache } = (node as PropsNode).props;
    if (dependsOn !== undefined) issues.push(...orderIssues(node, dependsOn, steps));
    if (cache !== undefined && /^P?[^T]*\dM/i.test(cache.expireAfter)) {
      issues.push(expireAfterMonths(node.name, cache.expireAfter));
    }
    conditions ||= isCondition(node);
  }
  return conditions && issues.length === 0 ? exclusions(definition) : issues;
}

function orderIssues(
  node: StepNode,
  dependsOn: readonly StepNode[],
  steps: ReadonlyMap<StepId, StepNode>,
): readonly Issue[] {
  return dependsOn.flatMap((source) => {
    if (!steps.has(source[STEP])) return [stepNotListedForOrder(node.name, source.name)];
    return isCondition(source) ? [dependsOnCondition(node.name, source.name)] : [];
  });
}

type Branches = ReadonlyMap<string, string>;

/** Steps that need both branches of a condition, themselves or through the steps they wait for. */
function exclusions(definition: PipelineDefinition): readonly Issue[] {
  const graph = graphOf(definition);
  const order = executionOrder(graph);
  if ("cycle" in order) return [];
  const issues: Issue[] = [];
  const needs = new Map<string, Branches>();
  for (const name of order) {
    const node = graph.nodes.get(name);
    if (node === undefined) continue;
    let own: Branches = node.owner ? new Map([[node.owner.condition, node.owner.branch]]) : NO_BRANCHES;
    let clash: string | undefined;
    for (const dependency of node.dependencies) {
      const others = needs.get(dependency) ?? NO_BRANCHES;
      clash ??= [...others].find(([condition, branch]) => (own.get(condition) ?? branch) !== branch)?.[0];
      own = union(own, others);
    }
    needs.set(name, own);
    if (clash !== undefined) issues.push(branchesExcludeEachOther(name, clash));
  }
  return issues;
}

const NO_BRANCHES: Branches = new Map();

/** Most steps need what one of their sources needs: then it is the same map. */
function union(one: Branches, other: Branches): Branches {
  if (one === other || other.size === 0) return one;
  return one.size === 0 ? other : new Map([...other, ...one]);
}
