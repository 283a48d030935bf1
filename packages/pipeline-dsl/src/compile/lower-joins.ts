import type { Issue, Step } from "@sagewright/core";
import { joinNeverRuns, joinTooManySteps } from "../issues.ts";
import { listOf } from "../step-node.ts";
import { copyName } from "./copy-name.ts";
import { crossedSides } from "./crossed-sides.ts";
import { withDependsOn } from "./fold-outcomes.ts";
import { instead, joinedLater, renamed, type Side, sideOf } from "./joined-values.ts";
import { knownCopies, withKnown } from "./known-copies.ts";
import { mapExpressions } from "./map-expressions.ts";
import { neverRun, withoutSteps } from "./never-run.ts";
import { mapSteps, type Place, type PlacedStep, placedSteps, withBranches } from "./step-tree.ts";
import { nextGate, whatMoves } from "./what-moves.ts";

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
 * Of a value that joins others, the outer condition decides which of them is wanted, and so comes first.
 */
export function lowerJoins(steps: readonly Step[]): LoweredJoins {
  const made: Made = {
    written: placedSteps(steps),
    copies: new Map(),
    gone: new Map(),
    decided: new Set(),
    issues: [],
  };
  const { copies, issues } = made;
  issues.push(...crossedSides(steps));
  let lowered = issues.length === 0 ? steps : mapExpressions(steps, instead());
  for (;;) {
    // Before a condition is decided, too: who waits for it in the other branch would have its value as if it had run.
    lowered = withoutNeverRun(withDecided(withoutNeverRun(lowered, made), made), made);
    const placed = placedSteps(lowered);
    const gate = nextGate(placed);
    if (gate === undefined) return { steps: lowered, copies, issues };
    const next = lowerOne(lowered, placed, gate, made);
    if (next === undefined) {
      issues.push(joinTooManySteps(asWritten(made, gate), MAX_COPIES));
      return { steps: mapExpressions(lowered, instead()), copies, issues };
    }
    lowered = next;
  }
}

/** What has been made of the steps as written so far. */
interface Made {
  readonly written: ReadonlyMap<string, PlacedStep>;
  /** The step as written that each copy is one of. */
  readonly copies: Map<string, string>;
  /** The same for copies that are left out again. */
  readonly gone: Map<string, string>;
  /** Steps as written of which a copy has been decided, and so is sure to have its place. */
  readonly decided: Set<string>;
  readonly issues: Issue[];
}

const asWritten = ({ copies, gone }: Made, name: string): string =>
  copies.get(name) ?? gone.get(name) ?? name;

/** Copies of conditions whose joined values are known where they stand are decided: one branch takes their place. */
function withDecided(steps: readonly Step[], made: Made): readonly Step[] {
  const placed = placedSteps(steps);
  const known = knownCopies(placed, made.copies, made.written);
  if (known.size === 0) return steps;
  const isLeftOut = ({ condition, branch }: Place[number]) =>
    known.has(condition) && known.get(condition)?.holds !== (branch === "if");
  for (const [name, { place }] of placed) {
    if (!known.has(name) && !place.some(isLeftOut)) continue;
    const original = asWritten(made, name);
    if (known.has(name)) made.decided.add(original);
    made.gone.set(name, original);
    made.copies.delete(name);
  }
  return withKnown(steps, known);
}

/** A condition goes into both branches with all that it holds, though some of that may wait for a step of the one. */
function withoutNeverRun(steps: readonly Step[], made: Made): readonly Step[] {
  const { copies, gone, decided, issues } = made;
  const placed = placedSteps(steps);
  const never = neverRun(placed, copies, new Set(gone.keys()));
  if (never.length === 0) return steps;
  for (const { name, waitsFor } of never) {
    const original = copies.get(name) ?? name;
    gone.set(name, original);
    copies.delete(name);
    // A condition whose branches alone were copied still stands where it was written.
    const remains = placed.has(original) || decided.has(original) || [...copies.values()].includes(original);
    if (!remains) issues.push(joinNeverRuns(original, asWritten(made, waitsFor)));
  }
  return withoutSteps(steps, new Set(gone.keys()));
}

/** Nothing where the copies would be too many. */
function lowerOne(
  steps: readonly Step[],
  placed: ReadonlyMap<string, PlacedStep>,
  gate: string,
  made: Made,
): readonly Step[] | undefined {
  const { copies, gone } = made;
  const { moved, units, issues } = whatMoves(placed, gate, (name) => asWritten(made, name));
  made.issues.push(...issues);
  // A condition that is not listed is told by who knows it; who reads it is read no further.
  if (issues.length > 0 || !placed.has(gate)) return mapExpressions(steps, instead(gate));
  const carried = units.flatMap((name) => carriedBy(placed.get(name)?.step, moved));
  const names = [...placedSteps(carried).keys()];
  // A copy of a copy takes its place.
  const replaced = [...moved].filter((name) => copies.has(name)).length;
  if (copies.size - replaced + 2 * names.length > MAX_COPIES) return undefined;

  const taken = new Set([...placed.keys(), ...gone.keys()]);
  const copied = (side: Side) => {
    const copyNames = new Map<string, string>();
    for (const name of names) {
      const copy = copyName(name, side, taken);
      taken.add(copy);
      copyNames.set(name, copy);
      copies.set(copy, copies.get(name) ?? name);
    }
    const movedNames = new Map([...copyNames].filter(([name]) => moved.has(name)));
    const known = <T>(tree: T): T =>
      mapExpressions(mapExpressions(tree, sideOf(gate, side)), renamed(movedNames));
    const make = (listed: readonly Step[]) =>
      mapSteps(known(listed), (step) => copyOf(step, copyNames, movedNames, gate));
    return { known, make, steps: make(carried) };
  };
  const sides = { If: copied("If"), Else: copied("Else") };
  for (const name of moved) copies.delete(name);
  const left = mapSteps(steps, (step) => {
    if (moved.has(step.Name)) return undefined;
    if (step.Name !== gate) return step;
    return withBranches(step, (branch, side) => {
      const { make, steps: own } = side === "if" ? sides.If : sides.Else;
      return [...make(branch), ...own];
    });
  });
  return joinedLater(left, gate, moved, (value, side) => sides[side].known(value));
}

/** A step with, of a condition that itself stays where it is, what moves of its branches. There it is known how it came out. */
function carriedBy(step: Step | undefined, moved: ReadonlySet<string>): readonly Step[] {
  if (step === undefined) return [];
  if (moved.has(step.Name)) return [step];
  let holds = false;
  const around = withBranches(step, (branch, side) => {
    const carried = branch.flatMap((each) => carriedBy(each, moved));
    holds ||= carried.length > 0;
    return mapExpressions(carried, sideOf(step.Name, side === "if" ? "If" : "Else"));
  });
  return holds ? [around] : [];
}

/** A step of a branch: one that is a copy has its name, is shown as the original, and all wait for copies where there are some. */
function copyOf(
  step: Step,
  copyNames: ReadonlyMap<string, string>,
  movedNames: ReadonlyMap<string, string>,
  gate: string,
): Step {
  const earlier = listOf(step.DependsOn);
  const waits = earlier.filter((name) => name !== gate).map((name) => movedNames.get(name) ?? name);
  const own = earlier.length === 0 ? step : withDependsOn(step, waits);
  const copy = copyNames.get(step.Name);
  return copy === undefined ? own : { ...own, Name: copy, DisplayName: own.DisplayName ?? step.Name };
}
