import type { Layout, Point, Rect } from "./layout.ts";
import { number } from "./xml.ts";

/** A place as the layout sees it: `main` is the direction of time, `cross` the other one. */
export interface Position {
  readonly main: number;
  readonly cross: number;
}

export interface Axis {
  readonly position: (point: Point) => Position;
  readonly start: (rect: Rect) => number;
  readonly end: (rect: Rect) => number;
  readonly centre: (rect: Rect) => number;
  readonly breadth: (rect: Rect) => number;
  readonly text: (position: Position) => string;
}

export const AXES: { readonly [along in Layout["along"]]: Axis } = {
  y: {
    position: ({ x, y }) => ({ main: y, cross: x }),
    start: ({ y }) => y,
    end: ({ y, height }) => y + height,
    centre: ({ x, width }) => x + width / 2,
    breadth: ({ width }) => width,
    text: ({ main, cross }) => `${number(cross)} ${number(main)}`,
  },
  x: {
    position: ({ x, y }) => ({ main: x, cross: y }),
    start: ({ x }) => x,
    end: ({ x, width }) => x + width,
    centre: ({ y, height }) => y + height / 2,
    breadth: ({ height }) => height,
    text: ({ main, cross }) => `${number(main)} ${number(cross)}`,
  },
};
