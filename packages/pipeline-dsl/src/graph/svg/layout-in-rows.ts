import { layersOf } from "./layers.ts";
import type { Layout, Rect, Sketch } from "./layout.ts";
import { NODE_HEIGHT } from "./measure-node.ts";

const PER_ROW = 12;
const GAP = 28;
const ROW_GAP = 44;

/** Rows of steps in the order of their longest way, in linear time: without frames, and lines may pass behind steps. */
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
      nodes.set(name, { x, y: index * (NODE_HEIGHT + ROW_GAP), width, height: NODE_HEIGHT });
      x += width + GAP;
    }
  }
  const links = sketch.links.filter(({ from, to }) => from !== to).map((link) => ({ link, via: [] }));
  return { along: "y", nodes, branches: sketch.branches.map((branch) => ({ branch })), links };
}
