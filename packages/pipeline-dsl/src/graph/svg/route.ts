import type { Layout, Point, Rect } from "./layout.ts";
import { number } from "./xml.ts";

/** A line to draw, from one rectangle to another. */
export interface Line {
  readonly from: Rect;
  readonly to: Rect;
  readonly via: readonly Point[];
}

/** The outline of a line and of the arrow at its end. */
export interface Route {
  readonly path: string;
  readonly arrow: string;
}

const ARROW = 7;
const PORT_GAP = 16;
/** From this many lines on, the lines of a side run together like a bus: fanned out they would be one dark stain. */
const BUS = 9;
const CORNER = 12;

/**
 * Smooth lines that leave and enter boxes along the axis of the layout, and pass straight by the boxes of layers in
 * between. Lines of one box are spread over its side in the order of where they go.
 */
export function routesOf(layout: Layout, lines: readonly Line[]): readonly Route[] {
  const axis = AXES[layout.along];
  const bands = bandsOf(layout, axis);
  const ways = lines.map(({ from, to, via }) => {
    const back = axis.start(to) < axis.end(from);
    return { from, to, back, via: back ? [] : via.flatMap((point) => passing(point, bands, axis)) };
  });
  const leaving = portsOf(
    ways.map(({ from, to, via }) => ({ side: from, towards: via[0]?.cross ?? axis.centre(to) })),
    axis,
  );
  const entering = portsOf(
    ways.map(({ from, to, via }) => ({ side: to, towards: via.at(-1)?.cross ?? axis.centre(from) })),
    axis,
  );

  return ways.map(({ from, to, back, via }, index) => {
    const direction = back ? -1 : 1;
    const [out, into] = [leaving[index] ?? MIDDLE, entering[index] ?? MIDDLE];
    const turn = out.bus || into.bus ? elbow : bend;
    let at: Position = { cross: out.cross, main: back ? axis.start(from) : axis.end(from) };
    const tip: Position = { cross: into.cross, main: back ? axis.end(to) : axis.start(to) };
    let path = `M${axis.text(at)}`;
    for (const { cross, start, end } of via) {
      if (start < at.main || end > tip.main) continue;
      path += turn(at, { cross, main: start }, axis) + lineTo({ cross, main: end }, axis);
      at = { cross, main: end };
    }
    const neck: Position = { cross: tip.cross, main: tip.main - direction * ARROW };
    path += turn(at, neck, axis);
    const sides = [-ARROW / 2, ARROW / 2].map((by) => axis.text({ cross: tip.cross + by, main: neck.main }));
    return { path, arrow: `M${axis.text(tip)}L${sides.join("L")}Z` };
  });
}

interface Position {
  readonly main: number;
  readonly cross: number;
}

interface Axis {
  readonly position: (point: Point) => Position;
  readonly start: (rect: Rect) => number;
  readonly end: (rect: Rect) => number;
  readonly centre: (rect: Rect) => number;
  readonly breadth: (rect: Rect) => number;
  readonly text: (position: Position) => string;
}

const AXES: { readonly [along in Layout["along"]]: Axis } = {
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

interface Band {
  readonly start: number;
  readonly end: number;
}

/** The layers, by where the middles of their boxes lie. */
function bandsOf({ nodes }: Layout, axis: Axis): readonly Band[] {
  const bands = new Map<number, Band>();
  for (const rect of nodes.values()) {
    const [start, end] = [axis.start(rect), axis.end(rect)];
    const middle = Math.round((start + end) / 2);
    const band = bands.get(middle);
    bands.set(middle, { start: Math.min(start, band?.start ?? start), end: Math.max(end, band?.end ?? end) });
  }
  return [...bands.values()];
}

/** A place between layers needs no detour: nothing stands there. */
function passing(
  point: Point,
  bands: readonly Band[],
  axis: Axis,
): readonly (Band & { readonly cross: number })[] {
  const { main, cross } = axis.position(point);
  const band = bands.find(({ start, end }) => start <= main && main <= end);
  return band === undefined ? [] : [{ ...band, cross }];
}

interface Port {
  readonly side: Rect;
  readonly towards: number;
}

interface Place {
  readonly cross: number;
  readonly bus: boolean;
}

const MIDDLE: Place = { cross: 0, bus: false };

/** Where on its side each line begins or ends. */
function portsOf(ports: readonly Port[], axis: Axis): readonly Place[] {
  const bySide = new Map<Rect, { readonly index: number; readonly towards: number }[]>();
  for (const [index, { side, towards }] of ports.entries()) {
    const list = bySide.get(side);
    if (list === undefined) bySide.set(side, [{ index, towards }]);
    else list.push({ index, towards });
  }
  const places: Place[] = ports.map(() => MIDDLE);
  for (const [side, list] of bySide) {
    const bus = list.length >= BUS;
    const gap = bus ? 0 : Math.min(PORT_GAP, Math.max(axis.breadth(side) - 2 * CORNER, 0) / list.length);
    for (const [rank, { index }] of list.toSorted((a, b) => a.towards - b.towards).entries()) {
      places[index] = { cross: axis.centre(side) + (rank - (list.length - 1) / 2) * gap, bus };
    }
  }
  return places;
}

function bend(from: Position, to: Position, axis: Axis): string {
  if (Math.abs(from.cross - to.cross) < 0.5) return lineTo(to, axis);
  const main = (from.main + to.main) / 2;
  return `C${axis.text({ main, cross: from.cross })} ${axis.text({ main, cross: to.cross })} ${axis.text(to)}`;
}

/** Straight to the middle between two layers, along it, and on; lines that share a way lie on each other. */
function elbow(from: Position, to: Position, axis: Axis): string {
  const [across, along] = [to.cross - from.cross, to.main - from.main];
  const radius = Math.min(CORNER, Math.abs(across) / 2, Math.abs(along) / 2);
  if (radius < 0.5) return lineTo(to, axis);
  const main = from.main + along / 2;
  const [side, ahead] = [Math.sign(across) * radius, Math.sign(along) * radius];
  const corner = (cross: number, first: Position, second: Position): string =>
    `${lineTo(first, axis)}Q${axis.text({ main, cross })} ${axis.text(second)}`;
  return (
    corner(from.cross, { main: main - ahead, cross: from.cross }, { main, cross: from.cross + side }) +
    corner(to.cross, { main, cross: to.cross - side }, { main: main + ahead, cross: to.cross }) +
    lineTo(to, axis)
  );
}

const lineTo = (to: Position, axis: Axis): string => `L${axis.text(to)}`;
