import type { Axis, Position } from "./axis.ts";

const CORNER = 12;

/** A smooth turn from one layer to the next, straight where both lie opposite. */
export function bend(from: Position, to: Position, axis: Axis): string {
  if (Math.abs(from.cross - to.cross) < 0.5) return lineTo(to, axis);
  const main = (from.main + to.main) / 2;
  return `C${axis.text({ main, cross: from.cross })} ${axis.text({ main, cross: to.cross })} ${axis.text(to)}`;
}

/** Straight to the middle between two layers, along it, and on; lines that share a way lie on each other. */
export function elbow(from: Position, to: Position, axis: Axis): string {
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

/** Straight from corner to corner, each of them rounded. */
export function corners(places: readonly Position[], axis: Axis): string {
  let path = "";
  for (const [at, place] of places.entries()) {
    const [before, after] = [places[at - 1], places[at + 1]];
    if (before === undefined) continue;
    if (after === undefined) return path + lineTo(place, axis);
    const radius = Math.min(CORNER, distance(before, place) / 2, distance(place, after) / 2);
    path += `${lineTo(towards(place, before, radius), axis)}Q${axis.text(place)} ${axis.text(towards(place, after, radius))}`;
  }
  return path;
}

const distance = (a: Position, b: Position): number => Math.hypot(a.cross - b.cross, a.main - b.main);

function towards(from: Position, to: Position, by: number): Position {
  const share = by / Math.max(distance(from, to), 1);
  return {
    cross: from.cross + (to.cross - from.cross) * share,
    main: from.main + (to.main - from.main) * share,
  };
}

export const lineTo = (to: Position, axis: Axis): string => `L${axis.text(to)}`;
