import { layersOf } from "./layers.ts";
import type { Layout, PlacedLink, Rect, Sketch } from "./layout.ts";
import { NODE_HEIGHT } from "./measure-node.ts";

const PER_ROW = 12;
const GAP = 28;
const ROW_GAP = 44;
const LANE_GAP = 8;
const LANES = 24;
const ROW = NODE_HEIGHT + ROW_GAP;

/**
 * Rows of steps in the order of their longest way, in linear time and without frames. Lines that pass rows do so
 * beside them, those from one step in one lane.
 */
export function layoutInRows(sketch: Sketch): Layout {
  const names = sketch.nodes.map(({ name }) => name);
  const layers = layersOf(names, sketch.links, sketch.branches);
  const rows: string[][] = [];
  let layer = -1;
  // A stable sort: document order within a layer.
  for (const name of names.toSorted((a, b) => (layers.get(a) ?? 0) - (layers.get(b) ?? 0))) {
    const row = rows.at(-1);
    if (row === undefined || layers.get(name) !== layer || row.length === PER_ROW) rows.push([name]);
    else row.push(name);
    layer = layers.get(name) ?? 0;
  }
  const nodes = new Map<string, Rect>();
  for (const [index, row] of rows.entries()) {
    const widths = row.map((name) => sketch.sizes.get(name)?.width ?? 0);
    let x = -(widths.reduce((sum, width) => sum + width + GAP, -GAP) / 2);
    for (const [at, name] of row.entries()) {
      const width = widths[at] ?? 0;
      nodes.set(name, { x, y: index * ROW, width, height: NODE_HEIGHT });
      x += width + GAP;
    }
  }
  return {
    along: "y",
    nodes,
    branches: sketch.branches.map((branch) => ({ branch })),
    bundles: [],
    links: inLanes(sketch, nodes),
  };
}

function inLanes({ links }: Sketch, nodes: ReadonlyMap<string, Rect>): readonly PlacedLink[] {
  const right = [...nodes.values()].reduce((most, { x, width }) => Math.max(most, x + width), 0);
  const lanes = new Map<string, number>();
  return links.flatMap((link): PlacedLink[] => {
    const [from, to] = [nodes.get(link.from), nodes.get(link.to)];
    if (from === undefined || to === undefined || from === to) return [];
    const [first, last] = [from.y + ROW, to.y - ROW];
    if (first > last) return [{ link, via: [] }];
    const lane = lanes.get(link.from) ?? lanes.size % LANES;
    lanes.set(link.from, lane);
    const x = right + GAP + lane * LANE_GAP;
    const ends = first === last ? [first] : [first, last];
    return [{ link, via: ends.map((y) => ({ x, y: y + NODE_HEIGHT / 2 })) }];
  });
}
