import type { Issue } from "@sagewright/core";
import { joinNotLowerable } from "../issues.ts";
import type { Place, PlacedStep } from "./step-tree.ts";

/** What goes into the branches of a condition of which joined values are read. */
export interface Moving {
  /** The steps to be copied, with those that stand in their branches. */
  readonly moved: ReadonlySet<string>;
  /** The steps beside the condition, or around it, that they are or stand in: of conditions that stay, only what moves is copied. */
  readonly units: readonly string[];
  readonly issues: readonly Issue[];
}

/** The condition to be looked at next: one that neither reads nor waits for a joined value, so that it stays where it is. */
export function nextGate(placed: ReadonlyMap<string, PlacedStep>): string | undefined {
  const entered = new Set<string>();
  const left = new Set<string>();
  const stack = [...placed.keys()].toReversed();
  for (let name = stack.at(-1); name !== undefined; name = stack.at(-1)) {
    const node = placed.get(name);
    if (node === undefined || left.has(name)) stack.pop();
    else if (!entered.has(name)) {
      entered.add(name);
      for (const each of waitsFor(node)) if (!entered.has(each)) stack.push(each);
    } else {
      const [gate] = node.joins;
      if (gate !== undefined) return gate;
      left.add(name);
      stack.pop();
    }
  }
  return undefined;
}

export function whatMoves(
  placed: ReadonlyMap<string, PlacedStep>,
  gate: string,
  asWritten: (name: string) => string,
): Moving {
  const issues: Issue[] = [];
  const units = new Set<string>();
  const moved = new Set<string>();
  const around = placed.get(gate)?.place ?? [];
  const before = allBefore(placed, gate);
  const mayFail = [...before].some((name) => !encloses(placed.get(name)?.place ?? [], around));

  const notLowerable = (reader: string, problem: string) =>
    issues.push(joinNotLowerable(asWritten(reader), asWritten(gate), problem));
  const move = (name: string): void => {
    for (const [inner, node] of placed) if (inner === name || isInside(node, name)) moved.add(inner);
  };
  const add = (name: string, { place }: PlacedStep): void => {
    const at = place.findIndex((each, depth) => !isSame(each, around[depth]));
    const unit = place[at]?.condition ?? name;
    if (at !== -1 && around[at]?.condition === unit) {
      const [reader, outer] = [name, unit].map(asWritten);
      notLowerable(
        name,
        `"${reader}" stands in the branch of "${outer}" that "${asWritten(gate)}" does not stand in`,
      );
      return;
    }
    units.add(unit);
    // What a condition holds may wait for another one beside it that is sure to run; for any other, it must run all the same.
    const goesAlong = unit === name || (at === around.length && !mayFail && !before.has(unit));
    move(goesAlong ? unit : name);
  };

  for (let size = -1; size < moved.size && issues.length === 0; ) {
    size = moved.size;
    for (const [name, node] of placed) {
      const waits = node.joins.has(gate) || [...node.reads].some((read) => moved.has(read));
      if (!waits || moved.has(name) || isInside(node, gate)) continue;
      if (name === gate || around.some(({ condition }) => condition === name)) {
        notLowerable(name, `"${asWritten(name)}" itself waits for a step that reads the value`);
        break;
      }
      add(name, node);
    }
  }
  return { issues, moved, units: [...placed.keys()].filter((name) => units.has(name)) };
}

export const isInside = ({ place }: PlacedStep, condition: string): boolean =>
  place.some((each) => each.condition === condition);

const isSame = (one: Place[number], other: Place[number] | undefined): boolean =>
  one.condition === other?.condition && one.branch === other.branch;

const encloses = (outer: Place, inner: Place): boolean =>
  outer.every((each, depth) => isSame(each, inner[depth]));

const waitsFor = ({ place, reads }: PlacedStep): readonly string[] => [
  ...place.map(({ condition }) => condition),
  ...reads,
];

/** All that runs before a step, or is a condition around it. */
function allBefore(placed: ReadonlyMap<string, PlacedStep>, name: string): ReadonlySet<string> {
  const before = new Set<string>();
  for (const open = [name]; open.length > 0; ) {
    const node = placed.get(open.pop() ?? "");
    for (const each of node === undefined ? [] : waitsFor(node)) {
      if (before.has(each)) continue;
      before.add(each);
      open.push(each);
    }
  }
  return before;
}
