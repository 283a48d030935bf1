import type { ListedStep } from "./listed-step.ts";

/**
 * The order in which steps can be written as consts: what a step reads stands before it, the steps of branches stand
 * before their Condition, and otherwise the order is that of the document. In a cycle something must come too early.
 */
export function constOrder(
  steps: readonly ListedStep[],
  named: ReadonlyMap<string, ListedStep>,
): readonly ListedStep[] {
  const ordered: ListedStep[] = [];
  const begun = new Set<ListedStep>();
  for (const step of steps) {
    const open: { readonly step: ListedStep; readonly needs: readonly ListedStep[]; next: number }[] = [];
    const begin = (each: ListedStep): void => {
      begun.add(each);
      open.push({ step: each, needs: needsOf(each, named), next: 0 });
    };
    if (!begun.has(step)) begin(step);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const need = top.needs[top.next];
      top.next += 1;
      if (need === undefined) {
        ordered.push(top.step);
        open.pop();
      } else if (!begun.has(need)) begin(need);
    }
  }
  return ordered;
}

function needsOf(step: ListedStep, named: ReadonlyMap<string, ListedStep>): readonly ListedStep[] {
  const read = [...step.reads].flatMap((name) => named.get(name) ?? []).sort((a, b) => a.index - b.index);
  return [...read, ...step.branches.if, ...step.branches.else];
}
