import { ASPECT, type Rect } from "./layout.ts";
import type { Size } from "./measure-node.ts";

const PADDING = 14;
/** Above the steps, for the line that says how many there are. */
const HEADING = 28;
const GAP = 12;

/** Steps of one size in rows, in written order. */
export interface Grid extends Size {
  readonly places: readonly Rect[];
}

export function gridOf(sizes: readonly Size[]): Grid {
  const width = Math.max(...sizes.map((size) => size.width));
  const height = Math.max(...sizes.map((size) => size.height));
  const columns = Math.ceil(Math.sqrt((sizes.length * (height + GAP) * ASPECT) / (width + GAP)));
  const rows = Math.ceil(sizes.length / columns);
  return {
    width: columns * (width + GAP) - GAP + 2 * PADDING,
    height: HEADING + rows * (height + GAP) - GAP + PADDING,
    places: sizes.map((_, at) => ({
      x: PADDING + (at % columns) * (width + GAP),
      y: HEADING + Math.floor(at / columns) * (height + GAP),
      width,
      height,
    })),
  };
}
