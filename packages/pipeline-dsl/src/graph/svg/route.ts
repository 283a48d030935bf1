import { AXES, type Axis, type Position } from "./axis.ts";
import { bend, corners, elbow, lineTo } from "./curves.ts";
import type { Around, Layout, Point, Rect } from "./layout.ts";
import { MIDDLE, portsOf } from "./ports.ts";

/** A line to draw, from one rectangle to another. */
export interface Line {
  readonly from: Rect;
  readonly to: Rect;
  readonly via: readonly Point[];
  readonly around?: Around;
}

/** The outline of a line and of the arrow at its end. */
export interface Route {
  readonly path: string;
  readonly arrow: string;
}

const ARROW = 7;

/**
 * Smooth lines that leave and enter boxes along the axis of the layout, and pass straight by the boxes of layers in
 * between. Lines of one box are spread over its side in the order of where they go.
 */
export function routesOf(layout: Layout, lines: readonly Line[]): readonly Route[] {
  const axis = AXES[layout.along];
  const bands = bandsOf(layout, axis);
  const blocks = blocksOf(layout, axis);
  const ways = lines.map(({ from, to, via, around }) => {
    const back = around === undefined && axis.start(to) < axis.end(from);
    return { from, to, around, back, via: back ? [] : via.flatMap((point) => passing(point, bands, axis)) };
  });
  const leaving = portsOf(
    ways.map(({ from, to, via }) => ({ side: from, towards: via[0]?.cross ?? axis.centre(to) })),
    axis,
  );
  const entering = portsOf(
    ways.map(({ from, to, via }) => ({ side: to, towards: via.at(-1)?.cross ?? axis.centre(from) })),
    axis,
  );

  return ways.map(({ from, to, around, back, via }, index) => {
    const direction = back ? -1 : 1;
    const [out, into] = [leaving[index] ?? MIDDLE, entering[index] ?? MIDDLE];
    const turn = out.bus || into.bus ? elbow : bend;
    let at: Position = { cross: out.cross, main: back ? axis.start(from) : axis.end(from) };
    const tip: Position = { cross: into.cross, main: back ? axis.end(to) : axis.start(to) };
    let path = `M${axis.text(at)}`;
    const past = blockAt(from, blocks, axis)?.end ?? at.main;
    if (around === undefined && !back && past > at.main) {
      at = { cross: at.cross, main: past };
      path += lineTo(at, axis);
    }
    for (const { cross, start, end } of via) {
      if (start < at.main || end > tip.main) continue;
      path += turn(at, { cross, main: start }, axis) + lineTo({ cross, main: end }, axis);
      at = { cross, main: end };
    }
    const neck: Position = { cross: tip.cross, main: tip.main - direction * ARROW };
    if (around !== undefined) path += corners(placesAround(at, around, neck), axis);
    else if (back) path += turn(at, neck, axis);
    else {
      const before = blockAt(to, blocks, axis)?.start ?? neck.main;
      const gate: Position = { cross: neck.cross, main: Math.min(before, neck.main) };
      path += turn(at, gate, axis) + (gate.main < neck.main ? lineTo(neck, axis) : "");
    }
    const sides = [-ARROW / 2, ARROW / 2].map((by) => axis.text({ cross: tip.cross + by, main: neck.main }));
    return { path, arrow: `M${axis.text(tip)}L${sides.join("L")}Z` };
  });
}

const placesAround = (
  from: Position,
  { below, between, above }: Around,
  to: Position,
): readonly Position[] => [
  from,
  { cross: from.cross, main: below },
  { cross: between, main: below },
  { cross: between, main: above },
  { cross: to.cross, main: above },
  to,
];

interface Band {
  readonly start: number;
  readonly end: number;
}

/** The layers, by where the middles of their boxes lie. */
function bandsOf({ nodes, bundles }: Layout, axis: Axis): readonly Band[] {
  const bands = new Map<number, Band>();
  const bundled = new Set(bundles.flatMap(({ bundle }) => bundle.names));
  const alone = [...nodes].flatMap(([name, rect]) => (bundled.has(name) ? [] : [rect]));
  for (const rect of [...bundles.map(({ frame }) => frame), ...alone]) {
    const [start, end] = [axis.start(rect), axis.end(rect)];
    const middle = middleOf(rect, axis);
    const band = bands.get(middle);
    bands.set(middle, { start: Math.min(start, band?.start ?? start), end: Math.max(end, band?.end ?? end) });
  }
  return [...bands.values()];
}

const middleOf = (rect: Rect, axis: Axis): number => Math.round((axis.start(rect) + axis.end(rect)) / 2);

/** The layers in which a block of alike steps stands: a line that turns beside a small box would cross the block. */
function blocksOf({ bundles }: Layout, axis: Axis): ReadonlyMap<number, Band> {
  const blocks = new Map<number, Band>();
  for (const { frame } of bundles) {
    const [start, end, middle] = [axis.start(frame), axis.end(frame), middleOf(frame, axis)];
    const block = blocks.get(middle);
    blocks.set(middle, {
      start: Math.min(start, block?.start ?? start),
      end: Math.max(end, block?.end ?? end),
    });
  }
  return blocks;
}

/** A rounded middle may be one off. */
function blockAt(rect: Rect, blocks: ReadonlyMap<number, Band>, axis: Axis): Band | undefined {
  const middle = middleOf(rect, axis);
  return blocks.get(middle) ?? blocks.get(middle - 1) ?? blocks.get(middle + 1);
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
