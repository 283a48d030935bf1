import type { Step } from "@sagewright/core";
import { isJoined } from "../joined.ts";
import { listOf } from "../step-node.ts";
import { mapExpressions } from "./map-expressions.ts";
import { mapSteps } from "./step-tree.ts";

/** A condition step that is known to come out one way, so that the branch it takes stands in its place. */
export interface FoldedCondition {
  readonly holds: boolean;
  readonly dependsOn: readonly string[];
}

/** Steps as they are where some conditions are known: their outcomes are texts, and who waited for one waits for what it waited for. */
export function foldOutcomes(
  steps: readonly Step[],
  folded: ReadonlyMap<string, FoldedCondition>,
): readonly Step[] {
  if (folded.size === 0) return steps;
  const outcomes = new Map(
    [...folded].map(([name, { holds }]) => [`Steps.${name}.Outcome`, holds ? "True" : "False"]),
  );
  const mapped = mapExpressions(steps, (expression) => {
    if ("Get" in expression) return outcomes.get(expression.Get) ?? expression;
    if (!isJoined(expression)) return expression;
    const { Condition, If, Else } = expression["Std:Joined"];
    const known = folded.get(Condition);
    if (known === undefined) return expression;
    return known.holds ? If : Else;
  });
  return mapSteps(mapped, (step) => withoutFolded(step, folded));
}

function withoutFolded(step: Step, folded: ReadonlyMap<string, FoldedCondition>): Step {
  const names = listOf(step.DependsOn);
  const kept = dependenciesOf(names, folded);
  const same = kept.length === names.length && kept.every((name, at) => name === names[at]);
  return same ? step : withDependsOn(step, kept);
}

function dependenciesOf(
  names: readonly string[],
  folded: ReadonlyMap<string, FoldedCondition>,
  within: ReadonlySet<string> = new Set(),
): readonly string[] {
  const kept = names.flatMap((name): readonly string[] => {
    const condition = folded.get(name);
    if (condition === undefined) return [name];
    return within.has(name) ? [] : dependenciesOf(condition.dependsOn, folded, new Set([...within, name]));
  });
  return [...new Set(kept)];
}

export function withDependsOn(step: Step, names: readonly string[]): Step {
  const { DependsOn: _, ...others } = step;
  return (names.length === 0 ? others : { ...others, DependsOn: names }) as Step;
}
