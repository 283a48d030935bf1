import type { Layout, Point, Rect } from "./layout.ts";

/** What stands first in the document shall stand first in its layer, and `if` before `else`; the mirror image may do better. */
export function inWrittenOrder(layout: Layout): Layout {
  return disorder(layout) > 0 ? mirrored(layout) : layout;
}

/** Neighbours in the wrong order, less those in the right one: branches, or where there are none to tell, steps. */
function disorder({ along, nodes, branches }: Layout): number {
  const [main, cross] = along === "y" ? (["y", "x"] as const) : (["x", "y"] as const);
  let wrongBranches = 0;
  for (const [index, { branch, framed }] of branches.entries()) {
    const other = branches[index + 1];
    if (framed === undefined || other?.framed === undefined || other.branch.condition !== branch.condition)
      continue;
    wrongBranches += Math.sign(framed.frame[cross] - other.framed.frame[cross]);
  }
  if (wrongBranches !== 0) return wrongBranches;
  const last = new Map<number, number>();
  let wrong = 0;
  for (const rect of nodes.values()) {
    const layer = Math.round(rect[main]);
    const before = last.get(layer);
    if (before !== undefined) wrong += Math.sign(before - rect[cross]);
    last.set(layer, rect[cross]);
  }
  return wrong;
}

function mirrored(layout: Layout): Layout {
  const point = ({ x, y }: Point): Point => (layout.along === "y" ? { x: -x, y } : { x, y: -y });
  const rect = ({ x, y, width, height }: Rect): Rect =>
    layout.along === "y" ? { x: -x - width, y, width, height } : { x, y: -y - height, width, height };
  return {
    along: layout.along,
    nodes: new Map([...layout.nodes].map(([name, place]) => [name, rect(place)])),
    branches: layout.branches.map(({ branch, framed }) =>
      framed === undefined
        ? { branch }
        : { branch, framed: { frame: rect(framed.frame), tag: rect(framed.tag) } },
    ),
    bundles: layout.bundles.map(({ bundle, frame }) => ({ bundle, frame: rect(frame) })),
    links: layout.links.map(({ link, via }) => ({ link, via: via.map(point) })),
  };
}
