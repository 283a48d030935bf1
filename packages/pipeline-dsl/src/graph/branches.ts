import type { Picture } from "./picture.ts";

/** One side of a Condition, with the steps that stand directly in it. */
export interface Branch {
  readonly condition: string;
  readonly branch: "if" | "else";
  readonly steps: readonly string[];
  /** Those that wait for no other step of the branch: where it begins. */
  readonly entries: readonly string[];
}

/** The branches that hold steps, in document order, a nested one after the one it lies in. */
export function branchesOf(picture: Picture): readonly Branch[] {
  const steps = new Map<string, { condition: string; branch: "if" | "else"; steps: string[] }>();
  const branchOf = new Map<string, string>();
  for (const { name, owner } of picture.nodes) {
    if (owner === undefined) continue;
    const key = JSON.stringify([owner.condition, owner.branch]);
    branchOf.set(name, key);
    const branch = steps.get(key);
    if (branch === undefined) steps.set(key, { ...owner, steps: [name] });
    else branch.steps.push(name);
  }
  const inner = new Set<string>();
  for (const { from, to, kind } of picture.edges) {
    if (kind !== "branch" && from !== to && branchOf.has(to) && branchOf.get(from) === branchOf.get(to))
      inner.add(to);
  }
  return [...steps.values()].map((branch) => {
    const entries = branch.steps.filter((name) => !inner.has(name));
    return { ...branch, entries: entries.length > 0 ? entries : branch.steps.slice(0, 1) };
  });
}
