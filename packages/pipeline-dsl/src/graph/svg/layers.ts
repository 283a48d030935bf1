import type { Branch } from "../branches.ts";
import type { Link } from "../links.ts";

/** For each step the length of the longest way to it. Steps of a cycle, which no valid definition has, count as if first. */
export function layersOf(
  names: readonly string[],
  links: readonly Pick<Link, "from" | "to">[],
  branches: readonly Branch[],
): ReadonlyMap<string, number> {
  const next = new Map<string, string[]>(names.map((name) => [name, []]));
  const waits = new Map<string, number>(names.map((name) => [name, 0]));
  const tie = (from: string, to: string): void => {
    if (from === to) return;
    next.get(from)?.push(to);
    waits.set(to, (waits.get(to) ?? 0) + 1);
  };
  for (const { from, to } of links) tie(from, to);
  for (const { condition, steps } of branches) for (const step of steps) tie(condition, step);

  const layers = new Map<string, number>(names.map((name) => [name, 0]));
  const ready = names.filter((name) => waits.get(name) === 0);
  for (const name of ready) {
    for (const after of next.get(name) ?? []) {
      layers.set(after, Math.max(layers.get(after) ?? 0, (layers.get(name) ?? 0) + 1));
      const left = (waits.get(after) ?? 0) - 1;
      waits.set(after, left);
      if (left === 0) ready.push(after); // an array hands out what is added while it is walked
    }
  }
  return layers;
}
