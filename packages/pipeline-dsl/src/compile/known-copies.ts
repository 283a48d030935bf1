import {
  evaluateConditions,
  isExpression,
  isJsonObject,
  SagewrightError,
  type Scope,
  type Step,
} from "@sagewright/core";
import { listOf } from "../step-node.ts";
import { type FoldedCondition, foldOutcomes, withDependsOn } from "./fold-outcomes.ts";
import { withKnownJoins } from "./known-joins.ts";
import { type PlacedStep, withBranches } from "./step-tree.ts";

type ConditionStep = Extract<Step, { readonly Type: "Condition" }>;

/** Copies of conditions on joined values that are known in the branch where they stand. */
export function knownCopies(
  placed: ReadonlyMap<string, PlacedStep>,
  copies: ReadonlyMap<string, string>,
  written: ReadonlyMap<string, PlacedStep>,
): ReadonlyMap<string, FoldedCondition> {
  const known = new Map<string, FoldedCondition>();
  for (const [name, original] of copies) {
    const step = placed.get(name)?.step;
    if (step?.Type !== "Condition" || written.get(original)?.joins.size === 0) continue;
    const holds = outcomeOf(step);
    if (holds !== undefined) known.set(name, { holds, dependsOn: listOf(step.DependsOn) });
  }
  return known;
}

/** Steps with, in the place of each known condition, the branch that is taken. */
export function withKnown(
  steps: readonly Step[],
  known: ReadonlyMap<string, FoldedCondition>,
): readonly Step[] {
  const taken = (listed: readonly Step[]): readonly Step[] =>
    listed.flatMap((step) => {
      if (!isJsonObject(step)) return [step];
      const own = withBranches(step, taken);
      const outcome = known.get(step.Name);
      if (outcome === undefined || own.Type !== "Condition") return [own];
      const branch = outcome.holds ? own.Arguments.IfSteps : own.Arguments.ElseSteps;
      return listOf(branch).map((each) =>
        outcome.dependsOn.length === 0
          ? each
          : withDependsOn(each, [...new Set([...outcome.dependsOn, ...listOf(each.DependsOn)])]),
      );
    });
  return foldOutcomes(taken(withKnownJoins(steps, known)), known);
}

/** Undefined where it is known only when the pipeline runs, and for what cannot be compared: that is told by its own rule. */
function outcomeOf({ Arguments: { Conditions } }: ConditionStep): boolean | undefined {
  if (!Array.isArray(Conditions) || Conditions.length === 0 || holdsExpression(Conditions)) return undefined;
  try {
    return evaluateConditions(Conditions, NOTHING);
  } catch (error) {
    if (error instanceof SagewrightError) return undefined;
    throw error;
  }
}

const holdsExpression = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  (isExpression(value) || Object.values(value).some(holdsExpression));

const NOTHING: Scope = {
  parameters: new Map(),
  execution: {},
  properties: () => undefined,
  readJson: () => "",
};
