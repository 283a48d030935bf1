import { isJsonObject, type JsonValue } from "../../json.ts";
import { isExpression } from "../expression.ts";
import { stringifyScalar } from "../stringify-scalar.ts";
import { piecesOf } from "./effective-value.ts";
import { sameValue } from "./value-changes.ts";

/** What is known of two effective values before a run: equal for sure, different for sure, or neither. */
export type Difference = "same" | "may" | "changes";

/**
 * Compares the effective values that stand in one place of two definitions. `isSteady` tells of an expression whether
 * its value is the same in the executions of both.
 */
export function effectiveDifference(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  isSteady: (expression: JsonValue) => boolean,
): Difference {
  if (before === undefined || after === undefined) return before === after ? "same" : "changes";
  if (sameValue(before, after)) return "same";
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length !== after.length) return "changes";
    return greatest(before.map((item, index) => effectiveDifference(item, after[index], isSteady)));
  }
  if (isTree(before) !== isTree(after)) return "changes";
  if (isJsonObject(before) && isJsonObject(after) && isTree(before)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return greatest(keys.map((key) => effectiveDifference(before[key], after[key], isSteady)));
  }
  return differenceOfScalars(before, after, isSteady);
}

/** An expression is a scalar. */
const isTree = (value: JsonValue): boolean =>
  typeof value === "object" && value !== null && !isExpression(value);

const ORDER: readonly Difference[] = ["same", "may", "changes"];
const greatest = (all: readonly Difference[]): Difference =>
  ORDER[Math.max(0, ...all.map((each) => ORDER.indexOf(each)))] ?? "same";

function differenceOfScalars(
  before: JsonValue,
  after: JsonValue,
  isSteady: (expression: JsonValue) => boolean,
): Difference {
  if (!isExpression(before) && !isExpression(after)) {
    // Where SageMaker wants a text, a number is written as one.
    return textOfScalar(before) === textOfScalar(after) ? "may" : "changes";
  }
  const [old, now] = withoutCommonEnds(piecesOf(before), piecesOf(after), isSteady);
  const [first, last] = [
    [old[0], now[0]],
    [old.at(-1), now.at(-1)],
  ];
  if (areTexts(first) && !oneStarts(...first)) return "changes";
  if (areTexts(last) && !oneStarts(reversed(last[0]), reversed(last[1]))) return "changes";
  // All that is left of either is a text, of which the other is but a part.
  const isText = [...old, ...now].every((piece) => typeof piece === "string");
  return isText && old.length + now.length > 0 ? "changes" : "may";
}

const textOfScalar = (value: JsonValue): string =>
  value === null || typeof value === "object" ? JSON.stringify(value) : stringifyScalar(value);

const areTexts = (pair: readonly (JsonValue | undefined)[]): pair is [string, string] =>
  pair.every((piece) => typeof piece === "string");

const oneStarts = (one: string, two: string): boolean => one.startsWith(two) || two.startsWith(one);
const reversed = (text: string): string => [...text].reverse().join("");

/** What two joins begin and end with alike says nothing about the rest. */
function withoutCommonEnds(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  isSteady: (expression: JsonValue) => boolean,
): readonly [readonly JsonValue[], readonly JsonValue[]] {
  const isCommon = (one: JsonValue | undefined, two: JsonValue | undefined): boolean =>
    one !== undefined &&
    two !== undefined &&
    sameValue(one, two) &&
    (typeof one === "string" || isSteady(one));
  let start = 0;
  while (isCommon(before[start], after[start])) start += 1;
  const [old, now] = [before.slice(start), after.slice(start)];
  while (isCommon(old.at(-1), now.at(-1))) {
    old.pop();
    now.pop();
  }
  return [old, now];
}
