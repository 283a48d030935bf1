import type { Issue } from "@sagewright/core";
import { constantOf } from "../conditions.ts";
import { notAStep, stepListedTwice, stepPropInvalid } from "../issues.ts";
import type { Pipeline } from "../pipeline.ts";
import { type ListedStep, ungrouped } from "../step-group.ts";
import { isStep, STEP, type StepId, type StepNode } from "../step-node.ts";
import type { ConditionStep } from "../steps/condition.ts";

/** The steps of a pipeline as they stand in it. */
export interface Collected {
  /** Listed steps and those of their branches, each once, in written order. */
  readonly steps: ReadonlyMap<StepId, StepNode>;
  /** Steps of branches that are never taken, with the condition step whose conditions are known to come out otherwise. */
  readonly leftOut: ReadonlyMap<StepId, ConditionStep>;
  readonly issues: readonly Issue[];
}

export function collect(pipeline: Pipeline): Collected {
  const steps = new Map<StepId, StepNode>();
  const leftOut = new Map<StepId, ConditionStep>();
  const issues: Issue[] = [];

  const visit = (
    listed: readonly ListedStep[] | undefined,
    where: string,
    outer?: ConditionStep,
    never?: ConditionStep,
  ): void => {
    if (outer !== undefined && listed !== undefined && !Array.isArray(listed))
      issues.push(stepPropInvalid(outer.name, where, "a list"));
    ungrouped(listed).forEach((node, index) => {
      if (!isStep(node)) {
        issues.push(notAStep(outer === undefined ? [where, index] : ["steps", outer.name, where, index]));
      } else if (steps.has(node[STEP]) || leftOut.has(node[STEP])) issues.push(stepListedTwice(node.name));
      else {
        if (never === undefined) steps.set(node[STEP], node);
        else leftOut.set(node[STEP], never);
        if (!isConditionStep(node)) return;
        const known = constantOf(node.props.conditions);
        visit(node.props.ifSteps, "ifSteps", node, known === false ? (never ?? node) : never);
        visit(node.props.elseSteps, "elseSteps", node, known === true ? (never ?? node) : never);
      }
    });
  };
  visit(pipeline.props.steps, "steps");
  return { steps, leftOut, issues };
}

/** The step of a pipeline with a name, branches included. */
export function findStep(pipeline: Pipeline, name: string): StepNode | undefined {
  for (const node of collect(pipeline).steps.values()) if (node.name === name) return node;
  return undefined;
}

export const isConditionStep = (node: StepNode): node is ConditionStep => node.kind === "condition";
