import {
  conditionsEmpty,
  conditionTypeUnknown,
  propertyMissing,
  valueTooDeep,
  valueTypeWrong,
} from "../../issues.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { MAX_NESTING } from "../../limits.ts";
import type { Condition } from "../condition.ts";
import { checkComparison } from "./comparisons.ts";
import { checkOperand } from "./expressions.ts";
import type { Place } from "./known.ts";
import { checkKeys, listMember, textMember } from "./members.ts";
import { below, here, type Report } from "./report.ts";

type Member = "operand" | "operands" | "condition" | "conditions";
type Form = { readonly [key: string]: Member };

const BINARY: readonly Form[] = [{ LeftValue: "operand", RightValue: "operand" }];
/** The Python SDK's form, and that of the published schema. */
const IN: readonly Form[] = [
  { QueryValue: "operand", Values: "operands" },
  { Value: "operand", In: "operands" },
];

const FORMS: { readonly [Type in Condition["Type"]]: readonly Form[] } = {
  Equals: BINARY,
  NotEquals: BINARY,
  GreaterThan: BINARY,
  GreaterThanOrEqualTo: BINARY,
  LessThan: BINARY,
  LessThanOrEqualTo: BINARY,
  In: IN,
  NotIn: IN,
  Not: [{ Condition: "condition" }],
  Or: [{ Conditions: "conditions" }],
};

const CHECKS: { readonly [Kind in Member]: (value: JsonValue, place: Place, report: Report) => void } = {
  operand: checkOperand,
  operands: (values, place, report) => checkEach(values, checkOperand, place, report),
  condition: checkCondition,
  conditions: (values, place, report) => checkEach(values, checkCondition, place, report),
};

/** The `Conditions` of a Condition step. */
export function checkConditions(args: JsonObject, place: Place, report: Report): void {
  const conditions = listMember(args, "Conditions", report);
  if (conditions === undefined) return;
  if (conditions.length === 0) report.issues.push(conditionsEmpty(here(report, "Conditions")));
  below(report, "Conditions", () => checkEach(conditions, checkCondition, place, report));
}

function checkCondition(condition: JsonValue, place: Place, report: Report): void {
  if (!isJsonObject(condition)) {
    report.issues.push(valueTypeWrong(here(report), "Object", condition));
    return;
  }
  if (report.path.length > MAX_NESTING) {
    report.issues.push(valueTooDeep(here(report)));
    return;
  }
  const type = textMember(condition, "Type", "A condition's type", report);
  if (condition.Type === undefined) report.issues.push(propertyMissing(here(report), "Type"));
  if (type === undefined) return;
  const forms = formsOf(type);
  if (forms === undefined) {
    report.issues.push(conditionTypeUnknown(here(report, "Type"), type, Object.keys(FORMS)));
    return;
  }
  const form =
    forms.find((candidate) => Object.keys(candidate).some((key) => key in condition)) ?? forms[0] ?? {};
  checkKeys(condition, ["Type", ...Object.keys(form)], report);
  for (const [key, kind] of Object.entries(form)) {
    const value = condition[key];
    if (value === undefined) report.issues.push(propertyMissing(here(report), key));
    else below(report, key, () => CHECKS[kind](value, place, report));
  }
  if (forms === BINARY) checkComparison(condition, type, place, report);
}

function formsOf(type: string): readonly Form[] | undefined {
  return Object.hasOwn(FORMS, type) ? FORMS[type as Condition["Type"]] : undefined;
}

function checkEach(
  values: JsonValue,
  check: (value: JsonValue, place: Place, report: Report) => void,
  place: Place,
  report: Report,
): void {
  if (!Array.isArray(values)) {
    report.issues.push(valueTypeWrong(here(report), "Array", values));
    return;
  }
  for (const [index, value] of values.entries()) below(report, index, () => check(value, place, report));
}
