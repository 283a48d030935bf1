import type { Step } from "@sagewright/core";
import { isJoined } from "../joined.ts";
import { listOf } from "../step-node.ts";
import { mapExpressions } from "./map-expressions.ts";

/** The branches that a step stands in, outermost first. */
export type Place = readonly { readonly condition: string; readonly branch: "if" | "else" }[];

export interface PlacedStep {
  readonly step: Step;
  readonly place: Place;
  /** The steps that its own fields name, not those of its branches. */
  readonly reads: ReadonlySet<string>;
  /** The conditions of which it reads joined values. */
  readonly joins: ReadonlySet<string>;
}

/** All steps by name in document order, those of branches after their condition. */
export function placedSteps(steps: readonly Step[]): ReadonlyMap<string, PlacedStep> {
  const placed = new Map<string, PlacedStep>();
  const visit = (listed: readonly Step[], place: Place): void => {
    for (const step of listed) {
      placed.set(step.Name, { step, place, ...readsOf(step) });
      if (step.Type !== "Condition") continue;
      const { IfSteps = [], ElseSteps = [] } = step.Arguments;
      visit(IfSteps, [...place, { condition: step.Name, branch: "if" }]);
      visit(ElseSteps, [...place, { condition: step.Name, branch: "else" }]);
    }
  };
  visit(steps, []);
  return placed;
}

function readsOf(step: Step): Pick<PlacedStep, "reads" | "joins"> {
  const reads = new Set<string>(listOf(step.DependsOn));
  const joins = new Set<string>();
  mapExpressions(ownFields(step), (expression) => {
    if (isJoined(expression)) joins.add(expression["Std:Joined"].Condition);
    else if ("Get" in expression && expression.Get.startsWith("Steps."))
      reads.add(expression.Get.split(".")[1] ?? "");
    return expression;
  });
  return { reads: new Set([...reads, ...joins]), joins };
}

const ownFields = (step: Step): object =>
  step.Type === "Condition" ? { ...step, Arguments: step.Arguments.Conditions } : step;

/** Steps with each changed, inner ones first; one that becomes `undefined` is taken away. */
export function mapSteps(steps: readonly Step[], change: (step: Step) => Step | undefined): readonly Step[] {
  return steps.flatMap((step) => {
    const changed = change(withBranches(step, (branch) => mapSteps(branch, change)));
    return changed === undefined ? [] : [changed];
  });
}

export function withBranches(
  step: Step,
  change: (steps: readonly Step[], branch: "if" | "else") => readonly Step[],
): Step {
  if (step.Type !== "Condition") return step;
  const { Conditions, IfSteps = [], ElseSteps = [] } = step.Arguments;
  return {
    ...step,
    Arguments: { Conditions, IfSteps: change(IfSteps, "if"), ElseSteps: change(ElseSteps, "else") },
  };
}
