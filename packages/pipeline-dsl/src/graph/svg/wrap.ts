import type { Layout, PlacedLink, Point, Rect } from "./layout.ts";

/** Taller than this, a picture goes on in a column beside. */
const MAX_HEIGHT = 3_600;
/** Of width to height, about as wide as a screen. */
const ASPECT = 1.5;
const MIN_COLUMN = 1_200;
/** Between columns, and how far lines go above and below them. */
const GAP = 56;
const OUTSIDE = 20;
const LANE = 8;
const MAX_LINES = 4;

/**
 * A long picture in columns, as a newspaper has them. It is cut only where nothing but a few lines between neighbouring
 * layers would be cut; such a line leads from the foot of one column to the head of the next.
 */
export function wrapped(layout: Layout): Layout {
  const bands = bandsOf(layout);
  const [first, last] = [bands[0], bands.at(-1)];
  if (layout.along !== "y" || first === undefined || last === undefined) return layout;
  const height = last.end - first.start;
  if (height <= MAX_HEIGHT) return layout;

  const width = widthOf(layout);
  const target = Math.max(height / Math.ceil(Math.sqrt((ASPECT * height) / (width + GAP))), MIN_COLUMN);
  const cuts = cutsOf(layout, bands);
  const columnOf: number[] = [];
  const columns: Column[] = [];
  let top = first.start;
  for (const [at, band] of bands.entries()) {
    if (at > 0 && cuts[at - 1] === true && band.end - top > target) top = band.start;
    if (columns.at(-1)?.top !== top)
      columns.push({ top, bottom: band.end, left: Infinity, right: -Infinity, shift: 0 });
    const column = columns.at(-1);
    if (column !== undefined) column.bottom = band.end;
    columnOf.push(columns.length - 1);
  }
  return columns.length < 2 ? layout : inColumns(layout, bands, columnOf, columns);
}

interface Band {
  readonly start: number;
  readonly end: number;
}

interface Column {
  readonly top: number;
  bottom: number;
  left: number;
  right: number;
  shift: number;
}

const framesOf = ({ branches }: Layout): readonly Rect[] =>
  branches.flatMap(({ framed }) => framed?.frame ?? []);

const widthOf = ({ nodes }: Layout): number => {
  const rects = [...nodes.values()];
  return (
    rects.reduce((most, { x, width }) => Math.max(most, x + width), -Infinity) -
    rects.reduce((least, { x }) => Math.min(least, x), Infinity)
  );
};

/** What overlaps in height stays together: the steps of a layer, a branch with its frame. */
function bandsOf(layout: Layout): readonly Band[] {
  const bands: { start: number; end: number }[] = [];
  const rects = [...layout.nodes.values(), ...framesOf(layout)].toSorted((a, b) => a.y - b.y);
  for (const { y, height } of rects) {
    const band = bands.at(-1);
    if (band === undefined || y > band.end) bands.push({ start: y, end: y + height });
    else band.end = Math.max(band.end, y + height);
  }
  return bands;
}

function bandFinder(bands: readonly Band[]): (rect: Rect | undefined) => number {
  return (rect) => {
    let [low, high] = [0, bands.length - 1];
    while (rect !== undefined && low < high) {
      const middle = (low + high + 1) >> 1;
      if ((bands[middle]?.start ?? 0) <= rect.y) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}

/** Whether the picture may be cut below each band. */
function cutsOf(layout: Layout, bands: readonly Band[]): readonly boolean[] {
  const bandOf = bandFinder(bands);
  const lines = bands.map(() => 0);
  const held = new Array<number>(bands.length + 1).fill(0);
  const hold = (a: number, b: number): void => {
    held[Math.min(a, b)] = (held[Math.min(a, b)] ?? 0) + 1;
    held[Math.max(a, b)] = (held[Math.max(a, b)] ?? 0) - 1;
  };
  for (const { link } of layout.links) {
    const [from, to] = [layout.nodes.get(link.from), layout.nodes.get(link.to)];
    if (from === undefined || to === undefined) continue;
    const [a, b] = [bandOf(from), bandOf(to)];
    const atTheEdge = from.y + from.height === bands[a]?.end && to.y === bands[b]?.start;
    if (b - a === 1 && atTheEdge) lines[a] = (lines[a] ?? 0) + 1;
    else hold(a, b);
  }
  for (const { branch } of layout.branches) {
    const gate = bandOf(layout.nodes.get(branch.condition));
    for (const step of branch.steps) hold(gate, bandOf(layout.nodes.get(step)));
  }
  let open = 0;
  return bands.map((_, at) => {
    open += held[at] ?? 0;
    return open === 0 && (lines[at] ?? 0) <= MAX_LINES;
  });
}

function inColumns(
  layout: Layout,
  bands: readonly Band[],
  columnOf: readonly number[],
  columns: readonly Column[],
): Layout {
  const bandOf = bandFinder(bands);
  const columnOfRect = (rect: Rect | undefined): number => columnOf[bandOf(rect)] ?? 0;
  const extend = (column: Column | undefined, left: number, right: number): void => {
    if (column === undefined) return;
    column.left = Math.min(column.left, left);
    column.right = Math.max(column.right, right);
  };
  for (const rect of [...layout.nodes.values(), ...framesOf(layout)]) {
    extend(columns[columnOfRect(rect)], rect.x, rect.x + rect.width);
  }
  for (const { link, via } of layout.links) {
    const column = columns[columnOfRect(layout.nodes.get(link.from))];
    for (const { x } of via) extend(column, x, x);
  }
  let right = 0;
  for (const column of columns) {
    column.shift = right - column.left;
    right += column.right - column.left + GAP;
  }

  const head = columns[0]?.top ?? 0;
  const foot = columns.reduce((most, { top, bottom }) => Math.max(most, head + bottom - top), head);
  const move = <Place extends Point>(place: Place, at: number): Place => {
    const column = columns[at];
    return column === undefined
      ? place
      : { ...place, x: place.x + column.shift, y: place.y - column.top + head };
  };
  const lanes = columns.map(() => 0);
  const link = (placed: PlacedLink): PlacedLink => {
    const [from, to] = [placed.link.from, placed.link.to].map((name) => columnOfRect(layout.nodes.get(name)));
    const [source, target] = [columns[from ?? 0], columns[to ?? 0]];
    if (from === to || from === undefined || source === undefined || target === undefined) {
      return { ...placed, via: placed.via.map((point) => move(point, from ?? 0)) };
    }
    const lane = (lanes[from] ?? 0) * LANE;
    lanes[from] = (lanes[from] ?? 0) + 1;
    const between = target.left + target.shift - GAP / 2 + lane - LANE;
    const below = Math.min(foot, head + source.bottom - source.top) + OUTSIDE + lane;
    return { link: placed.link, via: [], around: { below, between, above: head - OUTSIDE - lane } };
  };
  return {
    ...layout,
    nodes: new Map([...layout.nodes].map(([name, rect]) => [name, move(rect, columnOfRect(rect))])),
    branches: layout.branches.map(({ branch, framed }) => {
      if (framed === undefined) return { branch };
      const at = columnOfRect(framed.frame);
      return { branch, framed: { frame: move(framed.frame, at), tag: move(framed.tag, at) } };
    }),
    links: layout.links.map(link),
  };
}
