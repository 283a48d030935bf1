import { formatIssuePath, type IssuePath, SagewrightError } from "../issue.ts";
import { conditionTypeClash } from "../value-issues.ts";
import { equalScalars, orderScalars } from "./compare-scalars.ts";
import type { BinaryCondition, Condition, InCondition, Operand, SchemaInCondition } from "./condition.ts";
import { describeScalar } from "./describe-scalar.ts";
import { isExpression } from "./expression.ts";
import { resolveOperand } from "./resolve.ts";
import { clashHint, scalarKind } from "./scalar-kind.ts";
import type { ResolvedScalar, Scope } from "./scope.ts";

/**
 * Whether all conditions hold: evaluated left to right, up to the first that does not. No conditions hold.
 *
 * Throws CONDITION_TYPE_CLASH for values of different types, and what `resolveOperand` throws, both only for
 * operands that are reached.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html#step-type-condition
 */
export function evaluateConditions(
  conditions: readonly Condition[],
  scope: Scope,
  path: IssuePath = ["Conditions"],
): boolean {
  return conditions.every((condition, index) => holds(condition, scope, [...path, index]));
}

function holds(condition: Condition, scope: Scope, path: IssuePath): boolean {
  switch (condition.Type) {
    case "Or":
      return condition.Conditions.some((item, index) => holds(item, scope, [...path, "Conditions", index]));
    case "Not":
      return !holds(condition.Condition, scope, [...path, "Condition"]);
    case "In":
      return isIn(condition, scope, path);
    case "NotIn":
      return !isIn(condition, scope, path);
    case "Equals":
      return compare(condition, scope, path, equalScalars);
    case "NotEquals":
      return !compare(condition, scope, path, equalScalars);
    case "GreaterThan":
      return compare(
        condition,
        scope,
        path,
        ordered((order) => order > 0),
      );
    case "GreaterThanOrEqualTo":
      return compare(
        condition,
        scope,
        path,
        ordered((order) => order >= 0),
      );
    case "LessThan":
      return compare(
        condition,
        scope,
        path,
        ordered((order) => order < 0),
      );
    case "LessThanOrEqualTo":
      return compare(
        condition,
        scope,
        path,
        ordered((order) => order <= 0),
      );
  }
}

/** `undefined` means that the two can't be compared so. */
type Comparison = (left: ResolvedScalar, right: ResolvedScalar) => boolean | undefined;

const ordered =
  (accepts: (order: number) => boolean): Comparison =>
  (left, right) => {
    const order = orderScalars(left, right);
    return order === undefined ? undefined : accepts(order);
  };

function compare(condition: BinaryCondition, scope: Scope, path: IssuePath, comparison: Comparison): boolean {
  const left = resolveOperand(condition.LeftValue, scope, [...path, "LeftValue"]);
  const right = resolveOperand(condition.RightValue, scope, [...path, "RightValue"]);
  const result = comparison(left, right);
  if (result !== undefined) return result;
  const sides = [
    sideOf(condition.LeftValue, left, [...path, "LeftValue"]),
    sideOf(condition.RightValue, right, [...path, "RightValue"]),
  ];
  const problem = `${condition.Type} cannot compare ${sides.join(" with ")}.`;
  throw new SagewrightError([
    conditionTypeClash(path, problem, clashHint(scalarKind(left), scalarKind(right))),
  ]);
}

/** A value of another type is not equal, which is no error here. */
function isIn(condition: InCondition | SchemaInCondition, scope: Scope, path: IssuePath): boolean {
  const [key, list] = "QueryValue" in condition ? ["QueryValue", "Values"] : ["Value", "In"];
  const [operand, values] =
    "QueryValue" in condition ? [condition.QueryValue, condition.Values] : [condition.Value, condition.In];
  const query = resolveOperand(operand, scope, [...path, key]);
  return values.some((value, index) => {
    const candidate = resolveOperand(value, scope, [...path, list, index]);
    return equalScalars(query, candidate) === true;
  });
}

/** `the String "0.9" of Steps.Tell.OutputParameters['acc'] (at Conditions[0].LeftValue)` */
const sideOf = (operand: Operand, value: ResolvedScalar, path: IssuePath): string =>
  `${describeScalar(value)}${originOf(operand)} (at ${formatIssuePath(path)})`;

function originOf(operand: Operand): string {
  if (!isExpression(operand)) return "";
  if ("Get" in operand) return ` of ${operand.Get}`;
  if ("Std:Join" in operand) return " of a Std:Join";
  const read = operand["Std:JsonGet"];
  return ` at ${read.Path} of ${"PropertyFile" in read ? read.PropertyFile.Get : "a JSON file"}`;
}
