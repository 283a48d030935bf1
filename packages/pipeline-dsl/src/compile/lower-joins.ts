import type { Issue, Step } from "@sagewright/core";
import { joinNotLowerable, joinTooManySteps } from "../issues.ts";
import { isJoined, type JoinedExpression } from "../joined.ts";
import { listOf } from "../step-node.ts";
import { copyName } from "./copy-name.ts";
import { withDependsOn } from "./fold-outcomes.ts";
import { mapExpressions } from "./map-expressions.ts";
import { mapSteps, type PlacedStep, placedSteps, withBranches } from "./step-tree.ts";

export interface LoweredJoins {
  readonly steps: readonly Step[];
  /** The step as written that each copy is one of. */
  readonly copies: ReadonlyMap<string, string>;
  readonly issues: readonly Issue[];
}

/** Every join of a chain doubles what comes after it. */
const MAX_COPIES = 500;

/**
 * Steps without joined values. The service cannot go on after a branch, since every step waits for all that it names; so
 * each step that reads a joined value, or waits for such a step, is copied into both branches, where the value is known.
 * A condition that is copied takes its branches along; a step that reads two joins ends in the product of their branches.
 */
export function lowerJoins(steps: readonly Step[]): LoweredJoins {
  const copies = new Map<string, string>();
  const issues: Issue[] = [];
  let lowered = steps;
  for (;;) {
    const placed = placedSteps(lowered);
    const reader = [...placed.values()].find(({ joins }) => joins.size > 0);
    const [gate] = reader?.joins ?? [];
    if (reader === undefined || gate === undefined) return { steps: lowered, copies, issues };
    const problem = lowerOne(lowered, placed, gate, copies);
    if (problem === undefined) {
      issues.push(joinTooManySteps(gate, MAX_COPIES));
      return { steps: mapExpressions(lowered, instead()), copies, issues };
    }
    issues.push(...problem.issues);
    lowered = problem.steps;
  }
}

/** Nothing where the copies would be too many. */
function lowerOne(
  steps: readonly Step[],
  placed: ReadonlyMap<string, PlacedStep>,
  gate: string,
  copies: Map<string, string>,
): Pick<LoweredJoins, "steps" | "issues"> | undefined {
  const { moved, units, issues } = whatMoves(placed, gate);
  // A condition that is not listed is told by who knows it; who reads it is read no further.
  if (issues.length > 0 || !placed.has(gate)) return { steps: mapExpressions(steps, instead(gate)), issues };
  if (copies.size + 2 * moved.size > MAX_COPIES) return undefined;

  const taken = new Set(placed.keys());
  const copied = (side: "If" | "Else") => {
    const names = new Map<string, string>();
    for (const name of moved) {
      const copy = copyName(name, side, taken);
      taken.add(copy);
      names.set(name, copy);
      copies.set(copy, copies.get(name) ?? name);
    }
    const make = (listed: readonly Step[]) =>
      mapSteps(mapExpressions(mapExpressions(listed, sideOf(gate, side)), renamed(names)), (step) =>
        copyOf(step, names, gate),
      );
    return { make, steps: make([...units].flatMap((name) => placed.get(name)?.step ?? [])) };
  };
  const [If, Else] = [copied("If"), copied("Else")];
  const left = mapSteps(steps, (step) => {
    if (step.Name === gate)
      return withBranches(step, (branch, side) =>
        side === "if" ? [...If.make(branch), ...If.steps] : [...Else.make(branch), ...Else.steps],
      );
    return units.has(step.Name) ? undefined : step;
  });
  return { steps: left, issues };
}

/** The steps to be copied: as they are listed (`units`), and with all that stands in their branches (`moved`). */
function whatMoves(placed: ReadonlyMap<string, PlacedStep>, gate: string) {
  const issues: Issue[] = [];
  const units = new Set<string>();
  const moved = new Set<string>();
  const around = placed.get(gate)?.place ?? [];
  const isInside = ({ place }: PlacedStep, condition: string) =>
    place.some((each) => each.condition === condition);

  const add = (name: string, reader: PlacedStep): boolean => {
    const at = reader.place.findIndex(
      ({ condition, branch }, depth) =>
        around[depth]?.condition !== condition || around[depth]?.branch !== branch,
    );
    const unit = at === -1 ? name : (reader.place[at]?.condition ?? name);
    if (units.has(unit)) return false;
    if (at !== -1 && around[at]?.condition === unit) {
      issues.push(
        joinNotLowerable(
          name,
          gate,
          `"${name}" stands in the branch of "${unit}" that "${gate}" does not stand in`,
        ),
      );
      return false;
    }
    units.add(unit);
    for (const [inner, node] of placed) if (inner === unit || isInside(node, unit)) moved.add(inner);
    return true;
  };

  for (let grown = true; grown && issues.length === 0; ) {
    grown = false;
    for (const [name, node] of placed) {
      const waits = node.joins.has(gate) || [...node.reads].some((read) => moved.has(read));
      if (!waits || moved.has(name) || isInside(node, gate)) continue;
      if (name === gate || around.some(({ condition }) => condition === name)) {
        issues.push(joinNotLowerable(name, gate, `"${name}" itself waits for a step that reads the value`));
        break;
      }
      grown = add(name, node) || grown;
    }
  }
  return { issues, moved, units: new Set([...placed.keys()].filter((name) => units.has(name))) };
}

type Change = Parameters<typeof mapExpressions>[1];

const isJoinOf = (expression: object, gate: string | undefined): expression is JoinedExpression =>
  isJoined(expression) && (gate === undefined || expression["Std:Joined"].Condition === gate);

const sideOf =
  (gate: string, side: "If" | "Else"): Change =>
  (expression) =>
    isJoinOf(expression, gate) ? expression["Std:Joined"][side] : expression;

/** In the place of a value that cannot be had, of one condition or of all: anything of which no rule has more to say. */
const instead =
  (gate?: string): Change =>
  (expression) =>
    isJoinOf(expression, gate) ? { Get: "Execution.PipelineName" } : expression;

const renamed =
  (names: ReadonlyMap<string, string>): Change =>
  (expression) => {
    if (isJoined(expression)) {
      const Condition = names.get(expression["Std:Joined"].Condition);
      if (Condition === undefined) return expression;
      return { "Std:Joined": { ...expression["Std:Joined"], Condition } } as object as typeof expression;
    }
    if (!("Get" in expression) || !expression.Get.startsWith("Steps.")) return expression;
    const [, name = "", ...below] = expression.Get.split(".");
    const copy = names.get(name);
    return copy === undefined ? expression : { Get: ["Steps", copy, ...below].join(".") };
  };

/** A step of a branch: one that is a copy has its name, is shown as the original, and all wait for copies where there are some. */
function copyOf(step: Step, names: ReadonlyMap<string, string>, gate: string): Step {
  const earlier = listOf(step.DependsOn);
  const waits = earlier.filter((name) => name !== gate).map((name) => names.get(name) ?? name);
  const own = earlier.length === 0 ? step : withDependsOn(step, waits);
  const copy = names.get(step.Name);
  return copy === undefined ? own : { ...own, Name: copy, DisplayName: own.DisplayName ?? step.Name };
}
