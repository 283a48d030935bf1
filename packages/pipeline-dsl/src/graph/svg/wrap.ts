import { type Band, bandFinder, bandsOf, cutsOf } from "./cuts.ts";
import { ASPECT, framesOf, type Layout, type PlacedLink, type Point, type Rect, widthOf } from "./layout.ts";

/** Taller than this, a picture goes on in a column beside. */
const MAX_HEIGHT = 3_600;
const MIN_COLUMN = 1_200;
/** Between columns, and how far lines go above and below them. */
const GAP = 56;
const OUTSIDE = 20;
const LANE = 8;

/**
 * A long picture in columns, as a newspaper has them. It is cut where `cutsOf` allows it; a line that is cut leads from the foot of one column to the head of the next.
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

interface Column {
  readonly top: number;
  bottom: number;
  left: number;
  right: number;
  shift: number;
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
