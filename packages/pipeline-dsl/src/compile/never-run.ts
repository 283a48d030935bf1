import type { Step } from "@sagewright/core";
import { mapSteps, type PlacedStep } from "./step-tree.ts";

/** A step that never runs, since it waits for one that never does, or not where it stands. */
export interface NeverRun {
  readonly name: string;
  readonly waitsFor: string;
}

/**
 * Of some steps, those that can be seen never to run: they wait for a step that needs the other branch of a condition than they do,
 * or for one that never runs itself. What stands in the branches of such a step is among them.
 */
export function neverRun(
  placed: ReadonlyMap<string, PlacedStep>,
  among: ReadonlyMap<string, unknown>,
  gone: ReadonlySet<string>,
): readonly NeverRun[] {
  const found = new Map<string, NeverRun>();
  const needs = branchesNeeded(placed);
  const isGone = (name: string) => gone.has(name) || found.has(name);
  for (let size = -1; size < found.size; ) {
    size = found.size;
    for (const [name, node] of placed) {
      if (found.has(name) || !among.has(name)) continue;
      const around = node.place.find(({ condition }) => isGone(condition))?.condition;
      const waitsFor =
        around ?? [...node.reads].find((read) => isGone(read) || excludes(needs(read), needs(name)));
      if (waitsFor !== undefined) found.set(name, { name, waitsFor });
    }
  }
  return [...found.values()];
}

export const withoutSteps = (steps: readonly Step[], gone: ReadonlySet<string>): readonly Step[] =>
  mapSteps(steps, (step) => (gone.has(step.Name) ? undefined : step));

type Needed = ReadonlyMap<string, "if" | "else">;

/** The branches that must be taken for a step to run: those that it stands in, and those of all that it waits for. */
function branchesNeeded(placed: ReadonlyMap<string, PlacedStep>): (name: string) => Needed {
  const found = new Map<string, Map<string, "if" | "else">>();
  const needed = (name: string): Needed => {
    const before = found.get(name);
    if (before !== undefined) return before;
    const own = new Map<string, "if" | "else">();
    found.set(name, own);
    const { place = [], reads = [] } = placed.get(name) ?? {};
    for (const { condition, branch } of place) own.set(condition, branch);
    for (const each of [...place.map(({ condition }) => condition), ...reads])
      for (const [condition, branch] of needed(each)) if (!own.has(condition)) own.set(condition, branch);
    return own;
  };
  return needed;
}

/** Whether one needs a branch and the other the other one. */
const excludes = (one: Needed, other: Needed): boolean =>
  [...one].some(([condition, branch]) => other.has(condition) && other.get(condition) !== branch);
