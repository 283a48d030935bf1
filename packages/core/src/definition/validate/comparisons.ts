import { conditionTypeClash, textsOrdered } from "../../issues.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { describeScalar } from "../describe-scalar.ts";
import { clashHint, type ScalarKind, scalarKind } from "../scalar-kind.ts";
import { kindRead } from "./kinds-read.ts";
import type { Place } from "./known.ts";
import { here, type Report } from "./report.ts";

interface Side {
  readonly kind: ScalarKind;
  readonly text: string;
}

/**
 * Warns of a comparison that fails its step whatever the values are, and of one of texts by their order. The service takes
 * such a pipeline: operands have types only when it runs. The report stands at the condition.
 */
export function checkComparison(condition: JsonObject, type: string, place: Place, report: Report): void {
  const left = sideOf(condition.LeftValue, place);
  const right = sideOf(condition.RightValue, place);
  const isEquality = type === "Equals" || type === "NotEquals";
  if (!isEquality && (condition.LeftValue === null || condition.RightValue === null)) {
    const hint =
      "Write a number or a text; JSON has no NaN and no infinity, and programs write null for them.";
    const issue = conditionTypeClash(
      here(report),
      `${type} cannot compare anything with null: the step fails.`,
      hint,
    );
    report.issues.push({ ...issue, severity: "warning" });
    return;
  }
  if (!isEquality && isOfTexts(condition, left?.kind, right?.kind)) {
    report.issues.push(textsOrdered(here(report), type));
    return;
  }
  if (left === undefined || right === undefined) return;
  if (left.kind === right.kind && (isEquality || left.kind !== "Boolean")) return;
  const problem = `${type} cannot compare ${left.text} with ${right.text}: the step fails.`;
  const hint = outcomeHint(condition) ?? clashHint(left.kind, right.kind);
  report.issues.push({ ...conditionTypeClash(here(report), problem, hint), severity: "warning" });
}

function isOfTexts(
  { LeftValue, RightValue }: JsonObject,
  ...kinds: readonly (ScalarKind | undefined)[]
): boolean {
  const isText = kinds.map((kind) => kind === "String");
  if (isText.every(Boolean)) return true;
  return kinds.includes(undefined) && [LeftValue, RightValue].some((operand) => typeof operand === "string");
}

function sideOf(operand: JsonValue | undefined, place: Place): Side | undefined {
  if (operand === undefined) return undefined;
  if (typeof operand !== "object") return { kind: scalarKind(operand), text: describeScalar(operand) };
  if (!isJsonObject(operand)) return undefined;
  const kind = kindRead(operand, place);
  if (kind === undefined) return undefined;
  const source = typeof operand.Get === "string" ? operand.Get : "a Std:Join";
  return { kind, text: `the ${kind} of ${source}` };
}

function outcomeHint({ LeftValue: left, RightValue: right }: JsonObject): string | undefined {
  const isOutcome = (operand: JsonValue | undefined) =>
    isJsonObject(operand) && typeof operand.Get === "string" && /^Steps\.[\w-]+\.Outcome$/.test(operand.Get);
  if (!isOutcome(left) && !isOutcome(right)) return undefined;
  return 'The Outcome of a Condition is a text: compare it with "True" or "False".';
}
