import type { BranchOwner } from "@sagewright/core";

interface Drawn {
  readonly name: string;
  readonly type: string;
  readonly displayName?: string;
  readonly owner?: BranchOwner;
}

/**
 * Steps that a person sees as one, since they have one type and display name and stand in branches of one Condition: the
 * names of all of them, by the name of each.
 */
export function copiesAmong(nodes: readonly Drawn[]): ReadonlyMap<string, readonly string[]> {
  const owners = new Map(nodes.map(({ name, owner }) => [name, owner]));
  const groups = Map.groupBy(nodes, ({ type, displayName, owner }) =>
    owner === undefined || displayName === undefined
      ? undefined
      : JSON.stringify([type, displayName, outermost(owner, owners)]),
  );
  groups.delete(undefined);
  const copies = new Map<string, readonly string[]>();
  for (const group of groups.values()) {
    // Two in one branch run both, and are two steps.
    const places = new Set(group.map(({ owner }) => JSON.stringify([owner?.condition, owner?.branch])));
    if (group.length < 2 || places.size < group.length) continue;
    const names = group.map(({ name }) => name);
    for (const name of names) copies.set(name, names);
  }
  return copies;
}

function outermost(owner: BranchOwner, owners: ReadonlyMap<string, BranchOwner | undefined>): string {
  const seen = new Set<string>();
  let { condition } = owner;
  for (;;) {
    const above = owners.get(condition)?.condition;
    if (above === undefined || seen.has(above)) return condition;
    seen.add(above);
    condition = above;
  }
}
