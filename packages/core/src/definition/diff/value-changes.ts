import type { IssuePath } from "../../issue.ts";
import { isJsonObject, type JsonArray, type JsonObject, type JsonValue } from "../../json.ts";
import { ownMember } from "../../own-member.ts";
import { canonicalJson } from "../canonical-json.ts";
import { isExpression } from "../expression.ts";
import type { Change } from "./definition-diff.ts";
import { namedEntries } from "./named-list.ts";

/** Where two values differ. */
export interface ValueChanges {
  readonly changes: readonly Change[];
  /** Lists of named things that have them in another order. */
  readonly reordered: readonly IssuePath[];
}

interface Comparison {
  readonly byName: boolean;
  readonly path: (string | number)[];
  readonly changes: Change[];
  readonly reordered: IssuePath[];
}

/**
 * The smallest places at which two values differ. An expression is one value; so is a list whose length has changed
 * in the middle. With `byName`, lists of SageMaker's requests are compared by the names of their entries.
 */
export function valueChanges(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: IssuePath,
  byName = true,
): ValueChanges {
  const comparison: Comparison = { byName, path: [...path], changes: [], reordered: [] };
  compare(before, after, comparison);
  return comparison;
}

function compare(before: JsonValue | undefined, after: JsonValue | undefined, comparison: Comparison): void {
  if (before === after) return;
  if (Array.isArray(before) && Array.isArray(after)) compareLists(before, after, comparison);
  else if (isTree(before) && isTree(after)) compareMembers(before, after, comparison);
  else if (!sameValue(before, after)) report(before, after, comparison);
}

const isTree = (value: JsonValue | undefined): value is JsonObject =>
  isJsonObject(value) && !isExpression(value);

function report(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  { path, changes }: Comparison,
): void {
  changes.push({
    path: [...path],
    kind: before === undefined ? "added" : after === undefined ? "removed" : "changed",
    ...(before === undefined ? {} : { old: before }),
    ...(after === undefined ? {} : { new: after }),
  });
}

function below(
  key: string | number,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  comparison: Comparison,
) {
  comparison.path.push(key);
  compare(before, after, comparison);
  comparison.path.pop();
}

function compareMembers(before: JsonObject, after: JsonObject, comparison: Comparison): void {
  for (const key of Object.keys(before)) below(key, before[key], ownMember(after, key), comparison);
  for (const key of Object.keys(after)) {
    if (!Object.hasOwn(before, key)) below(key, undefined, after[key], comparison);
  }
}

function compareLists(before: JsonArray, after: JsonArray, comparison: Comparison): void {
  const key = comparison.path.at(-1);
  const named = comparison.byName ? namedEntries(key, before) : undefined;
  const namedAfter = named && namedEntries(key, after);
  if (named === undefined || namedAfter === undefined) {
    compareByPosition(before, after, comparison);
    return;
  }
  for (const [name, entry] of named) below(name, entry, namedAfter.get(name), comparison);
  for (const [name, entry] of namedAfter) if (!named.has(name)) below(name, undefined, entry, comparison);
  const kept = [...named.keys()].filter((name) => namedAfter.has(name));
  const keptAfter = [...namedAfter.keys()].filter((name) => named.has(name));
  if (kept.some((name, index) => name !== keptAfter[index])) comparison.reordered.push([...comparison.path]);
}

function compareByPosition(before: JsonArray, after: JsonArray, comparison: Comparison): void {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && sameValue(before[start], after[start])) start += 1;
  let end = 0;
  while (end < shorter - start && sameValue(before.at(-1 - end), after.at(-1 - end))) end += 1;
  const gone = before.length - start - end;
  const come = after.length - start - end;
  if (gone > 0 && come > 0 && gone !== come) {
    report(before, after, comparison);
    return;
  }
  for (let index = 0; index < Math.max(gone, come); index += 1) {
    const at = start + index;
    below(at, index < gone ? before[at] : undefined, index < come ? after[at] : undefined, comparison);
  }
}

export const sameValue = (before: JsonValue | undefined, after: JsonValue | undefined): boolean =>
  before === after ||
  (before !== undefined &&
    after !== undefined &&
    typeof before === "object" &&
    typeof after === "object" &&
    canonicalJson(before) === canonicalJson(after));
