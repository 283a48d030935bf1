import type { Bundle } from "./bundle.ts";
import { type Grid, gridOf } from "./grid.ts";
import type { Layout, PlacedBundle, Sketch } from "./layout.ts";

/** From this many on, alike steps are drawn as one block: in a row, and a line for each, they would be a wall. */
const FEWEST = 9;

export function bundlesOf({ nodes, links }: Pick<Sketch, "nodes" | "links">): readonly Bundle[] {
  const ties = new Map<string, string[]>(nodes.map(({ name }) => [name, []]));
  for (const { from, to, kind } of links) {
    ties.get(from)?.push(JSON.stringify(["to", kind, to]));
    ties.get(to)?.push(JSON.stringify(["from", kind, from]));
  }
  const alike = Map.groupBy(
    // A Condition has branches of its own.
    nodes.filter(({ type }) => type !== "Condition"),
    ({ name, type, owner }) =>
      JSON.stringify([type, owner?.condition, owner?.branch, (ties.get(name) ?? []).toSorted()]),
  );
  return [...alike.values()].flatMap((members) => {
    const [first] = members;
    if (first === undefined || members.length < FEWEST) return [];
    return [{ leader: first.name, names: members.map(({ name }) => name), type: first.type }];
  });
}

/** The sketch with one large step in the place of each bundle. */
export function folded(sketch: Sketch, bundles: readonly Bundle[]): Sketch {
  const leaders = new Map(bundles.flatMap(({ leader, names }) => names.map((name) => [name, leader])));
  const stays = (name: string): boolean => (leaders.get(name) ?? name) === name;
  return {
    nodes: sketch.nodes.filter(({ name }) => stays(name)),
    sizes: new Map([
      ...sketch.sizes,
      ...bundles.map((bundle) => [bundle.leader, gridFor(bundle, sketch)] as const),
    ]),
    branches: sketch.branches.map((branch) => ({
      ...branch,
      steps: branch.steps.filter(stays),
      entries: branch.entries.filter(stays),
    })),
    links: sketch.links.filter(({ from, to }) => stays(from) && stays(to)),
  };
}

/** The layout with the steps of each bundle in their block. */
export function unfolded(layout: Layout, sketch: Sketch, bundles: readonly Bundle[]): Layout {
  const nodes = new Map(layout.nodes);
  const placed = bundles.flatMap((bundle): PlacedBundle[] => {
    const frame = layout.nodes.get(bundle.leader);
    if (frame === undefined) return [];
    for (const [at, { x, y, width, height }] of gridFor(bundle, sketch).places.entries()) {
      nodes.set(bundle.names[at] ?? "", { x: frame.x + x, y: frame.y + y, width, height });
    }
    return [{ bundle, frame }];
  });
  return { ...layout, nodes, bundles: placed };
}

const gridFor = ({ names }: Bundle, { sizes }: Sketch): Grid =>
  gridOf(names.flatMap((name) => sizes.get(name) ?? []));
