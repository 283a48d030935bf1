import { createHash } from "node:crypto";
import type { KeyedStep } from "./keyed-steps.ts";
import { contentOf, featuresOf } from "./step-content.ts";
import { textOf } from "./text-of.ts";

/** Of two steps' scalars, at least this share is in both when one is the other, renamed. */
const LIKENESS = 0.8;
/** What more steps than this have in common says nothing about which is which. */
const TELLING = 16;
/** Candidates that are looked at more closely. */
const CANDIDATES = 4;

interface Unmatched {
  readonly key: string;
  readonly type: string;
  readonly place: string;
  readonly features: readonly string[];
  readonly hash: string;
}

/**
 * The old key of each step of the new definition that is one of the old definition's: of the same name, else of the same
 * type and the same, or nearly the same, content. Time grows with the size of the definitions, not with its square.
 */
export function matchSteps(
  before: ReadonlyMap<string, KeyedStep>,
  after: ReadonlyMap<string, KeyedStep>,
): ReadonlyMap<string, string> {
  const matches = new Map<string, string>();
  for (const key of after.keys()) if (before.has(key)) matches.set(key, key);
  const isKnown = (name: string): boolean => before.has(name) && after.has(name);
  const gone = unmatched(before, after, isKnown);
  const come = unmatched(after, before, isKnown);
  if (gone.length === 0 || come.length === 0) return matches;
  const left = matchEqual(gone, come, matches);
  matchAlike(left.gone, left.come, matches);
  return matches;
}

function unmatched(
  steps: ReadonlyMap<string, KeyedStep>,
  others: ReadonlyMap<string, KeyedStep>,
  isKnown: (name: string) => boolean,
): Unmatched[] {
  return [...steps.values()]
    .filter(({ key }) => !others.has(key))
    .map(({ key, name, step, owner }) => {
      const features = featuresOf(name, contentOf(step), isKnown);
      const hash = createHash("sha256")
        .update([...features].sort().join("\u0001"))
        .digest("base64");
      const place = owner === undefined ? "" : `${owner.branch} ${owner.condition}`;
      return { key, type: textOf(step.Type), place, features, hash };
    });
}

/** Of several that are equal, those in one place first, then in document order. */
function matchEqual(gone: readonly Unmatched[], come: readonly Unmatched[], matches: Map<string, string>) {
  const taken = new Set<Unmatched>();
  for (const identity of [
    (step: Unmatched) => `${step.hash} ${step.place}`,
    (step: Unmatched) => step.hash,
  ]) {
    const waiting = Map.groupBy(gone.filter((step) => !taken.has(step)).reverse(), identity);
    for (const step of come) {
      if (taken.has(step)) continue;
      const found = waiting.get(identity(step))?.pop();
      if (found === undefined) continue;
      matches.set(step.key, found.key);
      taken.add(step).add(found);
    }
  }
  const isLeft = (step: Unmatched): boolean => !taken.has(step);
  return { gone: gone.filter(isLeft), come: come.filter(isLeft) };
}

/** The most alike first; each step is taken once. The other way round the same pairs are found. */
function matchAlike(
  gone: readonly Unmatched[],
  come: readonly Unmatched[],
  matches: Map<string, string>,
): void {
  const [goneHolders, comeHolders] = [holdersOf(gone), holdersOf(come)];
  const pairs = new Map<string, Pair>();
  const consider = (oldIndex: number, newIndex: number): void => {
    const [old, step] = [gone[oldIndex], come[newIndex]];
    if (old === undefined || step === undefined || old.type !== step.type) return;
    const likeness = likenessOf(old.features, step.features);
    const isAlike = likeness >= LIKENESS;
    if (isAlike) pairs.set(`${oldIndex} ${newIndex}`, { old, step, likeness, depth: oldIndex + newIndex });
  };
  for (const [at, step] of come.entries())
    for (const index of candidatesOf(step, goneHolders)) consider(index, at);
  for (const [at, old] of gone.entries())
    for (const index of candidatesOf(old, comeHolders)) consider(at, index);
  const taken = new Set<Unmatched>();
  for (const { step, old } of [...pairs.values()].sort(byLikeness)) {
    if (taken.has(step) || taken.has(old)) continue;
    taken.add(step).add(old);
    matches.set(step.key, old.key);
  }
}

interface Pair {
  readonly old: Unmatched;
  readonly step: Unmatched;
  readonly likeness: number;
  /** How far down the two stand, together. */
  readonly depth: number;
}

/** An order that does not change when old and new are swapped. */
function byLikeness(one: Pair, two: Pair): number {
  if (one.likeness !== two.likeness) return two.likeness - one.likeness;
  if (one.depth !== two.depth) return one.depth - two.depth;
  const [a, b] = [namesOf(one), namesOf(two)];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const namesOf = ({ old, step }: Pair): string => [old.key, step.key].sort().join("\u0001");

/** Where each feature is found. */
function holdersOf(steps: readonly Unmatched[]): ReadonlyMap<string, readonly number[]> {
  const holders = new Map<string, number[]>();
  for (const [index, { features }] of steps.entries()) {
    for (const feature of features) {
      const found = holders.get(feature);
      if (found === undefined) holders.set(feature, [index]);
      else found.push(index);
    }
  }
  return holders;
}

/** Positions of the other definition's steps that share most of what few have. */
function candidatesOf(
  { features }: Unmatched,
  holders: ReadonlyMap<string, readonly number[]>,
): readonly number[] {
  const votes = new Map<number, number>();
  for (const feature of features) {
    const found = holders.get(feature) ?? [];
    if (found.length > TELLING) continue;
    for (const index of found) votes.set(index, (votes.get(index) ?? 0) + 1);
  }
  return [...votes]
    .sort(([, one], [, two]) => two - one)
    .slice(0, CANDIDATES)
    .map(([index]) => index);
}

function likenessOf(one: readonly string[], two: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const feature of one) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  let common = 0;
  for (const feature of two) {
    const count = counts.get(feature) ?? 0;
    if (count > 0) common += 1;
    counts.set(feature, count - 1);
  }
  return (2 * common) / (one.length + two.length);
}
