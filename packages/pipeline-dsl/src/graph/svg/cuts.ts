import { framesOf, type Layout, type Rect } from "./layout.ts";

/** Lines that a cut may go through. */
const MAX_LINES = 4;

/** Heights that nothing can be cut between. */
export interface Band {
  readonly start: number;
  readonly end: number;
}

/** What overlaps in height stays together: the steps of a layer, a branch with its frame. */
export function bandsOf(layout: Layout): readonly Band[] {
  const bands: { start: number; end: number }[] = [];
  const rects = [...layout.nodes.values(), ...framesOf(layout)].toSorted((a, b) => a.y - b.y);
  for (const { y, height } of rects) {
    const band = bands.at(-1);
    if (band === undefined || y > band.end) bands.push({ start: y, end: y + height });
    else band.end = Math.max(band.end, y + height);
  }
  return bands;
}

/** Finds the band that a rectangle lies in. */
export function bandFinder(bands: readonly Band[]): (rect: Rect | undefined) => number {
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

/** Whether a picture may be cut below each band: nothing but a few lines between neighbouring layers would be cut. */
export function cutsOf(layout: Layout, bands: readonly Band[]): readonly boolean[] {
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
