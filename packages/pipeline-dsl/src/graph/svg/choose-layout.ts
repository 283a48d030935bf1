import { branchesOf } from "../branches.ts";
import { linksOf } from "../links.ts";
import type { Picture } from "../picture.ts";
import { bundlesOf, folded, unfolded } from "./bundles.ts";
import { type Layout, type Sketch, widthOf } from "./layout.ts";
import { layoutInLayers } from "./layout-in-layers.ts";
import { layoutInRows } from "./layout-in-rows.ts";
import { measureNode } from "./measure-node.ts";
import { inWrittenOrder } from "./mirror.ts";
import { wrapped } from "./wrap.ts";

/** Wider than this, downwards, and the picture is drawn from left to right instead. */
const MAX_WIDTH = 2400;

/**
 * Places the steps so that time runs downwards; from left to right when that would be too wide to read, as with a hundred
 * steps side by side. Pictures that would take seconds to lay out well are laid out simply.
 */
export function layoutOf(picture: Picture): Layout {
  const sketch: Sketch = {
    nodes: picture.nodes,
    sizes: new Map(picture.nodes.map((node) => [node.name, measureNode(node)])),
    branches: branchesOf(picture),
    links: linksOf(picture),
  };
  const bundles = bundlesOf(sketch);
  return unfolded(wrapped(chosen(folded(sketch, bundles))), sketch, bundles);
}

function chosen(sketch: Sketch): Layout {
  const down = layoutInLayers(sketch, "y");
  if (down === undefined) return layoutInRows(sketch);
  if (widthOf(down) <= MAX_WIDTH) return inWrittenOrder(down);
  const across = layoutInLayers(sketch, "x");
  return inWrittenOrder(across === undefined || widthOf(across) >= widthOf(down) ? down : across);
}
