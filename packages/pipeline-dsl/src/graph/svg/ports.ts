import type { Axis } from "./axis.ts";
import type { Rect } from "./layout.ts";

const GAP = 16;
const CORNER = 12;
/** From this many lines on, the lines of a side run together like a bus: fanned out they would be one dark stain. */
const BUS = 9;

export interface Port {
  readonly side: Rect;
  readonly towards: number;
}

export interface Place {
  readonly cross: number;
  readonly bus: boolean;
}

export const MIDDLE: Place = { cross: 0, bus: false };

/** Where on its side each line begins or ends. */
export function portsOf(ports: readonly Port[], axis: Axis): readonly Place[] {
  const bySide = new Map<Rect, { readonly index: number; readonly towards: number }[]>();
  for (const [index, { side, towards }] of ports.entries()) {
    const list = bySide.get(side);
    if (list === undefined) bySide.set(side, [{ index, towards }]);
    else list.push({ index, towards });
  }
  const places: Place[] = ports.map(() => MIDDLE);
  for (const [side, list] of bySide) {
    const bus = list.length >= BUS;
    const gap = bus ? 0 : Math.min(GAP, Math.max(axis.breadth(side) - 2 * CORNER, 0) / list.length);
    for (const [rank, { index }] of list.toSorted((a, b) => a.towards - b.towards).entries()) {
      places[index] = { cross: axis.centre(side) + (rank - (list.length - 1) / 2) * gap, bus };
    }
  }
  return places;
}
