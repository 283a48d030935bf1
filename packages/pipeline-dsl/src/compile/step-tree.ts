import { isExpression, isJsonObject, listSteps, type Step } from "@sagewright/core";
import { isJoined } from "../joined.ts";
import { listOf } from "../step-node.ts";

/** The branches that a step stands in, outermost first. */
export type Place = readonly { readonly condition: string; readonly branch: "if" | "else" }[];

export interface PlacedStep {
  readonly step: Step;
  readonly place: Place;
  /** The steps that its own fields, not those of its branches, cannot be had without. */
  readonly reads: ReadonlySet<string>;
  /** The conditions of which it reads joined values. */
  readonly joins: ReadonlySet<string>;
}

/** All steps by name in document order, those of branches after their condition. */
export function placedSteps(steps: readonly Step[]): ReadonlyMap<string, PlacedStep> {
  const placed = new Map<string, PlacedStep>();
  for (const { step, owner } of listSteps(steps)) {
    if (!isObject(step)) continue;
    const place = owner === undefined ? [] : [...(placed.get(owner.condition)?.place ?? []), owner];
    placed.set(step.Name, { step, place, ...readsOf(step) });
  }
  return placed;
}

function readsOf(step: Step): Pick<PlacedStep, "reads" | "joins"> {
  const { reads, joins } = strictReads(ownFields(step));
  return { reads: new Set([...listOf(step.DependsOn), ...reads]), joins };
}

/**
 * The steps that a value cannot be had without, and those of them that are conditions of which it reads joined values. Of a
 * joined value this is the condition alone: which of its sides is wanted is known when that has run.
 */
export function strictReads(tree: unknown): Pick<PlacedStep, "reads" | "joins"> {
  const reads = new Set<string>();
  const joins = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (isJoined(value)) {
      joins.add(value["Std:Joined"].Condition);
      reads.add(value["Std:Joined"].Condition);
    } else if (isExpression(value) && "Get" in value) {
      const [root, name = ""] = String(value.Get).split(".");
      if (root === "Steps") reads.add(name);
    } else for (const member of Object.values(value)) visit(member);
  };
  visit(tree);
  return { reads, joins };
}

/** A step without what stands in its branches. */
export const ownFields = (step: Step): object =>
  step.Type === "Condition" ? { ...step, Arguments: step.Arguments?.Conditions } : step;

/** In a condition that is written as raw JSON, anything may stand in the place of its arguments and steps. */
const isObject = (value: unknown): boolean => isJsonObject(value);

/**
 * Steps with each changed, inner ones first; one that becomes `undefined` is taken away. What a step that is written as raw
 * JSON has in the place of steps stays, for the definition's own check to tell.
 */
export function mapSteps(steps: readonly Step[], change: (step: Step) => Step | undefined): readonly Step[] {
  return steps.flatMap((step) => {
    if (!isObject(step)) return [step];
    const changed = change(withBranches(step, (branch) => mapSteps(branch, change)));
    return changed === undefined ? [] : [changed];
  });
}

export function withBranches(
  step: Step,
  change: (steps: readonly Step[], branch: "if" | "else") => readonly Step[],
): Step {
  if (step.Type !== "Condition" || !isObject(step.Arguments)) return step;
  const { IfSteps = [], ElseSteps = [] } = step.Arguments;
  const changed = (steps: readonly Step[], branch: "if" | "else") =>
    Array.isArray(steps) ? change(steps, branch) : steps;
  return {
    ...step,
    Arguments: {
      ...step.Arguments,
      IfSteps: changed(IfSteps, "if"),
      ElseSteps: changed(ElseSteps, "else"),
    },
  };
}
