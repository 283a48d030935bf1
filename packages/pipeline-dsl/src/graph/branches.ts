import type { Picture } from "./picture.ts";

/** One side of a Condition, with the steps that stand directly in it. */
export interface Branch {
  readonly condition: string;
  readonly branch: "if" | "else";
  readonly steps: readonly string[];
  /** Those that wait for no other step of the branch: where it begins. */
  readonly entries: readonly string[];
}

/** The branches that hold steps: in the order of their Conditions, a nested one after the one it lies in. */
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
  const place = new Map(picture.nodes.map(({ name }, index) => [name, index]));
  const written = [...steps.values()].toSorted(
    (a, b) => (place.get(a.condition) ?? 0) - (place.get(b.condition) ?? 0),
  );
  return written.map((branch) => {
    const entries = branch.steps.filter((name) => !inner.has(name));
    return { ...branch, entries: entries.length > 0 ? entries : branch.steps.slice(0, 1) };
  });
}
