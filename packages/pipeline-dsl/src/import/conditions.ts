import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Condition as WireCondition,
} from "@sagewright/core";
import {
  and,
  type Condition,
  equals,
  greaterThan,
  greaterThanOrEqualTo,
  isIn,
  lessThan,
  lessThanOrEqualTo,
  not,
  notEquals,
  or,
  rawCondition,
} from "../conditions.ts";
import { as, call, list } from "./code.ts";
import { fitted, isOperand, knownRef } from "./expressions.ts";
import { textConst } from "./fit.ts";
import { isExpressionValue } from "./plain-object.ts";
import type { RefType } from "./ref-type.ts";
import type { Known, Scope } from "./scope.ts";
import { coded, codeOf, uncast } from "./written.ts";

const COMPARISONS = { equals, greaterThan, greaterThanOrEqualTo, lessThan, lessThanOrEqualTo };
type Comparison = keyof typeof COMPARISONS | "notEquals";
const OF_TYPE: { readonly [type: string]: keyof typeof COMPARISONS } = {
  Equals: "equals",
  GreaterThan: "greaterThan",
  GreaterThanOrEqualTo: "greaterThanOrEqualTo",
  LessThan: "lessThan",
  LessThanOrEqualTo: "lessThanOrEqualTo",
};

/** A condition in the language's own words, or a `rawCondition` where there are none. */
export function writeCondition(wire: JsonValue, scope: Scope): Condition {
  const written = isJsonObject(wire) ? worded(wire, scope) : undefined;
  return written ?? raw(wire);
}

function worded(wire: JsonObject, scope: Scope): Condition | undefined {
  const { Type: type, ...operands } = wire;
  const has = (...names: readonly string[]): boolean =>
    Object.keys(operands).length === names.length && names.every((name) => Object.hasOwn(operands, name));
  if (type === "In" && has("QueryValue", "Values")) return writeIn(operands, scope);
  if (type === "Not" && has("Condition")) return writeNot(operands.Condition, scope);
  if (
    type === "Or" &&
    has("Conditions") &&
    Array.isArray(operands.Conditions) &&
    operands.Conditions.length > 0
  )
    return writeOr(operands.Conditions, scope);
  const name = OF_TYPE[String(type)];
  return name !== undefined && has("LeftValue", "RightValue") ? compare(name, operands, scope) : undefined;
}

function writeNot(of: JsonValue | undefined, scope: Scope): Condition | undefined {
  if (of === undefined || !isJsonObject(of)) return undefined;
  // A `Not` of a `Not` would come back as what stands in both.
  if (of.Type === "Not") return undefined;
  if (of.Type === "Equals" && Object.keys(of).length === 3) {
    const unequal = compare("notEquals", of, scope);
    if (unequal !== undefined) return unequal;
  }
  const inner = writeCondition(of, scope);
  return coded(not(inner), call("not", codeOf(inner)));
}

function writeOr(conditions: readonly JsonValue[], scope: Scope): Condition | undefined {
  if (!conditions.every((each) => isJsonObject(each))) return undefined;
  const inner = conditions.map((each) => writeAnd(each, scope) ?? writeCondition(each, scope));
  return coded(or(...inner), call("or", ...inner.map(codeOf)));
}

/** `Not(Or(Not a, Not b))` inside an `Or` is how `and(a, b)` stands there. */
function writeAnd(wire: JsonValue, scope: Scope): Condition | undefined {
  const denied = isJsonObject(wire) && wire.Type === "Not" ? wire.Condition : undefined;
  if (
    denied === undefined ||
    !isJsonObject(denied) ||
    denied.Type !== "Or" ||
    !Array.isArray(denied.Conditions)
  )
    return undefined;
  const parts = (denied.Conditions as readonly JsonValue[]).map((each) =>
    isJsonObject(each) && each.Type === "Not" ? each.Condition : undefined,
  );
  if (parts.length < 2 || !parts.every((part) => part !== undefined && isJsonObject(part))) return undefined;
  const inner = parts.map((part) => writeCondition(part as JsonValue, scope));
  return coded(and(...inner), call("and", ...inner.map(codeOf)));
}

type Kind = "string" | "number" | "boolean";

/** One side of a comparison. */
interface Side {
  readonly kind: Kind | "scalar";
  readonly values?: readonly string[];
  readonly known?: Known;
  readonly literal?: string | number | boolean;
}

function sideOf(value: JsonValue | undefined, want: RefType, scope: Scope): Side | undefined {
  if (value === undefined || value === null || Array.isArray(value)) return undefined;
  if (typeof value !== "object")
    return { kind: typeof value as Kind, literal: value as string | number | boolean };
  if (!isExpressionValue(value)) return undefined;
  const known = knownRef(value, want, scope);
  const kind = known.type === "s3Uri" ? "string" : known.type;
  return { kind, known, ...(known.values && { values: known.values }) };
}

/** A ref of which nothing is known takes the type of the other side. */
const kindOf = (value: JsonValue | undefined, scope: Scope): RefType => {
  const side = sideOf(value, "scalar", scope);
  return side === undefined || side.kind === "scalar" ? "string" : side.kind;
};

function compare(name: Comparison, operands: JsonObject, scope: Scope): Condition | undefined {
  const { LeftValue: leftValue, RightValue: rightValue } = operands;
  const left = sideOf(leftValue, kindOf(rightValue, scope), scope);
  const right = sideOf(rightValue, kindOf(leftValue, scope), scope);
  if (left === undefined || right === undefined || (left.known === undefined && right.known === undefined))
    return undefined;
  const kind = commonKind(left, right);
  if (kind === undefined) return undefined;
  if (name !== "equals" && name !== "notEquals" && kind !== "number" && kind !== "string") return undefined;
  const [one, other] = [written(left, kind, scope), written(right, kind, scope)];
  const make = name === "notEquals" ? notEquals : COMPARISONS[name];
  return coded(make(uncast(one) as never, uncast(other) as never), call(name, codeOf(one), codeOf(other)));
}

function commonKind(left: Side, right: Side): Kind | "scalar" | undefined {
  if (!mayBe(left, right) || !mayBe(right, left)) return undefined;
  if (left.kind === right.kind) return left.kind;
  if (left.kind === "scalar") return right.kind;
  return right.kind === "scalar" ? left.kind : undefined;
}

/** Whether TypeScript sees a literal as one of the values that the other side can have. */
function mayBe({ literal }: Side, of: Side): boolean {
  if (typeof literal !== "string") return true;
  if (of.known?.type === "s3Uri") return literal.startsWith("s3://");
  return of.values === undefined || of.values.includes(literal);
}

function written({ known, literal }: Side, kind: Kind | "scalar", scope: Scope): unknown {
  return known === undefined ? textConst(literal, scope) : fitted(known, kind);
}

function writeIn(operands: JsonObject, scope: Scope): Condition | undefined {
  const { QueryValue: query, Values: values } = operands;
  // Of no values it is known that none is the one: the condition would be left out.
  if (!Array.isArray(values) || values.length === 0) return undefined;
  const items: readonly JsonValue[] = values;
  const value = sideOf(query, kindOf(items[0], scope), scope);
  if (value?.known === undefined) return undefined;
  const sides = items.map((item) => sideOf(item, value.kind, scope));
  const kinds = sides.map((side) => side && commonKind(value, side));
  const [kind = value.kind] = kinds;
  if (kinds.some((each) => each === undefined || each !== kind)) return undefined;
  const of = written(value, kind, scope);
  const among = sides.map((side) => written(side as Side, kind, scope));
  return coded(
    isIn(uncast(of) as never, among.map(uncast) as never),
    call("isIn", codeOf(of), list(among.map(codeOf))),
  );
}

function raw(wire: JsonValue): Condition {
  const argument = isWireCondition(wire) ? codeOf(wire) : as(codeOf(wire), "never");
  return coded(rawCondition(wire as unknown as WireCondition), call("rawCondition", argument));
}

const BINARY: ReadonlySet<string> = new Set([...Object.keys(OF_TYPE), "NotEquals"]);

/** Whether TypeScript takes it for a condition. */
function isWireCondition(wire: JsonValue): boolean {
  if (!isJsonObject(wire)) return false;
  const { Type: type, ...operands } = wire;
  const names = Object.keys(operands).sort().join(" ");
  const isList = (value: JsonValue | undefined): boolean => Array.isArray(value) && value.every(isOperand);
  const isOne = (value: JsonValue | undefined): boolean => value !== undefined && isOperand(value);
  if (BINARY.has(String(type)))
    return names === "LeftValue RightValue" && isOne(operands.LeftValue) && isOne(operands.RightValue);
  if (type === "In" || type === "NotIn")
    return names === "QueryValue Values"
      ? isOne(operands.QueryValue) && isList(operands.Values)
      : names === "In Value" && isOne(operands.Value) && isList(operands.In);
  if (type === "Not") return names === "Condition" && isWireCondition(operands.Condition as JsonValue);
  return (
    type === "Or" &&
    names === "Conditions" &&
    Array.isArray(operands.Conditions) &&
    operands.Conditions.every(isWireCondition)
  );
}
