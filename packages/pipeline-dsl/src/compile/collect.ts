import type { Issue } from "@sagewright/core";
import { notAStep, stepListedTwice, stepPropInvalid, stepsMissing } from "../issues.ts";
import type { Pipeline } from "../pipeline.ts";
import { type ListedStep, ungrouped } from "../step-group.ts";
import { isStep, STEP, type StepId, type StepNode } from "../step-node.ts";
import type { ConditionStep } from "../steps/condition.ts";

/** The steps of a pipeline as they stand in it. */
export interface Collected {
  /** Listed steps and those of their branches, each once, in written order. */
  readonly steps: ReadonlyMap<StepId, StepNode>;
  readonly issues: readonly Issue[];
}

export function collect(pipeline: Pipeline): Collected {
  const steps = new Map<StepId, StepNode>();
  const issues: Issue[] = pipeline.props.steps.length === 0 ? [stepsMissing()] : [];

  const visit = (listed: readonly ListedStep[] | undefined, where: string, outer?: string): void => {
    if (outer !== undefined && listed !== undefined && !Array.isArray(listed))
      issues.push(stepPropInvalid(outer, where, "a list"));
    ungrouped(listed).forEach((node, index) => {
      if (!isStep(node)) {
        issues.push(notAStep(outer === undefined ? [where, index] : ["steps", outer, where, index]));
      } else if (steps.has(node[STEP])) issues.push(stepListedTwice(node.name));
      else {
        steps.set(node[STEP], node);
        if (!isConditionStep(node)) return;
        visit(node.props.ifSteps, "ifSteps", node.name);
        visit(node.props.elseSteps, "elseSteps", node.name);
      }
    });
  };
  visit(pipeline.props.steps, "steps");
  return { steps, issues };
}

/** The step of a pipeline with a name, branches included. */
export function findStep(pipeline: Pipeline, name: string): StepNode | undefined {
  for (const node of collect(pipeline).steps.values()) if (node.name === name) return node;
  return undefined;
}

const isConditionStep = (node: StepNode): node is ConditionStep => node.kind === "condition";
