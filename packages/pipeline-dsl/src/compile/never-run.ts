import type { Step } from "@sagewright/core";
import { mapSteps, type PlacedStep } from "./step-tree.ts";

/** A step that never runs, since it waits for one that never does, or not where it stands. */
export interface NeverRun {
  readonly name: string;
  readonly waitsFor: string;
}

/**
 * Of some steps, those that can be seen never to run: they wait for a step of the other branch of a condition around both,
 * or for one that never runs itself. What stands in the branches of such a step is among them.
 */
export function neverRun(
  placed: ReadonlyMap<string, PlacedStep>,
  among: ReadonlyMap<string, unknown>,
  gone: ReadonlySet<string>,
): readonly NeverRun[] {
  const found = new Map<string, NeverRun>();
  const isGone = (name: string) => gone.has(name) || found.has(name);
  for (let size = -1; size < found.size; ) {
    size = found.size;
    for (const [name, node] of placed) {
      if (found.has(name) || !among.has(name)) continue;
      const around = node.place.find(({ condition }) => isGone(condition))?.condition;
      const waitsFor =
        around ?? [...node.reads].find((read) => isGone(read) || excludes(placed.get(read), node));
      if (waitsFor !== undefined) found.set(name, { name, waitsFor });
    }
  }
  return [...found.values()];
}

export const withoutSteps = (steps: readonly Step[], gone: ReadonlySet<string>): readonly Step[] =>
  mapSteps(steps, (step) => (gone.has(step.Name) ? undefined : step));

/** Whether one stands in a branch and the other in the other one. */
const excludes = (one: PlacedStep | undefined, other: PlacedStep): boolean =>
  one?.place.some(({ condition, branch }) =>
    other.place.some((each) => each.condition === condition && each.branch !== branch),
  ) ?? false;
