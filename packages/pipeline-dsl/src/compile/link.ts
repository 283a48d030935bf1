import type { Issue } from "@sagewright/core";
import { notAStep, stepLeftOut, stepNotListed, stepPropInvalid } from "../issues.ts";
import { ungrouped } from "../step-group.ts";
import { isStep, STEP, type StepId, type StepNode } from "../step-node.ts";
import type { PropsNode } from "../step-props.ts";
import type { Collected } from "./collect.ts";
import type { Emitted } from "./emit.ts";

/**
 * Edges that lead to steps which are not in the pipeline. Steps are told apart by what they are, not by name:
 * of two that are named alike, the one that is not listed is not meant.
 */
export function link({ steps, leftOut }: Collected, { sources }: Emitted): readonly Issue[] {
  const issues: Issue[] = [];
  const missing = (reader: StepNode, how: Parameters<typeof stepNotListed>[1], source: StepId) => {
    const gate = leftOut.get(source);
    if (gate !== undefined) issues.push(stepLeftOut(reader.name, how, source.name, gate.name));
    else if (!steps.has(source)) issues.push(stepNotListed(reader.name, how, source.name));
  };
  for (const node of steps.values()) {
    for (const source of sources.get(node[STEP]) ?? []) missing(node, "reads an output of", source);
    const { dependsOn } = (node as PropsNode).props;
    if (dependsOn !== undefined && !Array.isArray(dependsOn))
      issues.push(stepPropInvalid(node.name, "dependsOn", "a list"));
    for (const source of ungrouped(dependsOn)) {
      if (!isStep(source)) issues.push(notAStep(["steps", node.name, "dependsOn"]));
      else missing(node, "depends on", source[STEP]);
    }
  }
  return issues;
}
