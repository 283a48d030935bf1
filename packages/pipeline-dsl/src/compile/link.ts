import type { Issue } from "@sagewright/core";
import { notAStep, stepNotListed, stepPropInvalid } from "../issues.ts";
import { ungrouped } from "../step-group.ts";
import { isStep, type PropsNode, STEP } from "../step-node.ts";
import type { Collected } from "./collect.ts";
import type { Emitted } from "./emit.ts";

/**
 * Edges that lead to steps which are not in the pipeline. Steps are told apart by what they are, not by name:
 * of two that are named alike, the one that is not listed is not meant.
 */
export function link({ steps }: Collected, { sources }: Emitted): readonly Issue[] {
  const issues: Issue[] = [];
  for (const node of steps.values()) {
    for (const source of sources.get(node[STEP]) ?? []) {
      if (!steps.has(source)) issues.push(stepNotListed(node.name, "reads an output of", source.name));
    }
    const { dependsOn } = (node as PropsNode).props;
    if (dependsOn !== undefined && !Array.isArray(dependsOn))
      issues.push(stepPropInvalid(node.name, "dependsOn", "a list"));
    for (const source of ungrouped(dependsOn)) {
      if (!isStep(source)) issues.push(notAStep(["steps", node.name, "dependsOn"]));
      else if (!steps.has(source[STEP])) issues.push(stepNotListed(node.name, "depends on", source.name));
    }
  }
  return issues;
}
