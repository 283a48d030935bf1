import type { ListedStep } from "./listed-step.ts";

interface OpenStep {
  readonly step: ListedStep;
  readonly needs: readonly ListedStep[];
  next: number;
}

/**
 * The order in which steps can be written as consts: the steps of branches stand before their Condition, what a step reads
 * stands before it, and otherwise the order is that of the document. In a cycle something is read too early, but a
 * Condition never comes before a step of its branches.
 */
export function constOrder(
  steps: readonly ListedStep[],
  named: ReadonlyMap<string, ListedStep>,
): readonly ListedStep[] {
  const owners = ownersOf(steps);
  const ordered: ListedStep[] = [];
  const begun = new Set<ListedStep>();
  /** Conditions of which a step is being placed, with how many. */
  const waiting = new Map<ListedStep, number>();
  const wait = (step: ListedStep, more: 1 | -1): void => {
    for (let owner = owners.get(step); owner !== undefined; owner = owners.get(owner))
      waiting.set(owner, (waiting.get(owner) ?? 0) + more);
  };
  const open: OpenStep[] = [];
  const begin = (step: ListedStep): void => {
    if (begun.has(step) || (waiting.get(step) ?? 0) > 0) return;
    begun.add(step);
    wait(step, 1);
    open.push({ step, needs: needsOf(step, named), next: 0 });
  };
  for (const step of steps) {
    begin(step);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const need = top.needs[top.next];
      top.next += 1;
      if (need !== undefined) begin(need);
      else {
        ordered.push(top.step);
        wait(top.step, -1);
        open.pop();
      }
    }
  }
  return ordered;
}

/** The Condition that each step of a branch stands in. */
function ownersOf(steps: readonly ListedStep[]): ReadonlyMap<ListedStep, ListedStep> {
  const owners = new Map<ListedStep, ListedStep>();
  for (const step of steps)
    for (const below of [...step.branches.if, ...step.branches.else]) owners.set(below, step);
  return owners;
}

function needsOf(step: ListedStep, named: ReadonlyMap<string, ListedStep>): readonly ListedStep[] {
  const read = [...step.reads].flatMap((name) => named.get(name) ?? []).sort((a, b) => a.index - b.index);
  return [...read, ...step.branches.if, ...step.branches.else];
}
