import type { BinaryCondition, Operand, Condition as WireCondition } from "@sagewright/core";
import type { Input, Scalar } from "./input.ts";
import { expressionOf, isRef, type Ref, sourcesOf } from "./ref.ts";
import type { StepId } from "./step-node.ts";

/** The same in every copy of this package. */
export const CONDITION: unique symbol = Symbol.for("@sagewright/pipeline-dsl/condition");

/** A test of values that are known when the pipeline runs; for `conditions` of `step.condition`. */
export interface Condition {
  /** All of these hold; more than one for `and` only. */
  readonly [CONDITION]: readonly WireCondition[];
  readonly sources: readonly StepId[];
  /** Texts are compared by code point: "10" comes before "9". */
  readonly ordersTexts: boolean;
}

/** What may stand on the other side: a value of the same type, or a ref to one of the same kind. */
type KindOf<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean : never;
type Against<T> = NoInfer<T> | Ref<KindOf<T>>;

/** At least one side is a ref: what does not depend on the run is decided in TypeScript. */
interface Comparison<Type extends Scalar> {
  <T extends Type>(left: Ref<T>, right: Against<T>): Condition;
  <T extends Type>(left: T, right: Ref<KindOf<T>>): Condition;
}

/** Integers and floats compare as numbers. */
export const equals: Comparison<Scalar> = binary("Equals");
/** Written as `Not` of `Equals`: the service knows no other way. */
export const notEquals: Comparison<Scalar> = (left: Input<Scalar>, right: Input<Scalar>) =>
  not(binary("Equals")(left, right));
/** Texts compare by code point. */
export const greaterThan: Comparison<string | number> = binary("GreaterThan");
/** Texts compare by code point. */
export const greaterThanOrEqualTo: Comparison<string | number> = binary("GreaterThanOrEqualTo");
/** Texts compare by code point. */
export const lessThan: Comparison<string | number> = binary("LessThan");
/** Texts compare by code point. */
export const lessThanOrEqualTo: Comparison<string | number> = binary("LessThanOrEqualTo");

/** Whether a value is one of some. With no values it is false. */
export function isIn<T extends Scalar>(value: Ref<T>, values: readonly Against<T>[]): Condition {
  const wire = { Type: "In", QueryValue: operand(value), Values: values.map(operand) } as const;
  return condition([wire], sourcesOf([value, ...values]));
}

/** The opposite of a condition. */
export function not(of: Condition): Condition {
  return condition([negated(of)], of.sources, of.ordersTexts);
}

/** Whether any of the conditions holds; they are looked at from left to right until one does. */
export function or(...of: readonly Condition[]): Condition {
  return combined([{ Type: "Or", Conditions: of.map(single) }], of);
}

/**
 * Whether all of the conditions hold. The service knows `and` only as the list of a condition step; anywhere
 * else `Not(Or(Not a, Not b))` is written, which is the same.
 */
export function and(...of: readonly Condition[]): Condition {
  return combined(
    of.flatMap((each) => each[CONDITION]),
    of,
  );
}

export const isCondition = (value: unknown): value is Condition =>
  typeof value === "object" && value !== null && CONDITION in value;

function binary(type: BinaryCondition["Type"]) {
  return (left: Input<Scalar>, right: Input<Scalar>): Condition => {
    const ordersTexts = type !== "Equals" && (isText(left) || isText(right));
    const wire = { Type: type, LeftValue: operand(left), RightValue: operand(right) };
    return condition([wire], sourcesOf([left, right]), ordersTexts);
  };
}

const isText = (value: Input<Scalar>): boolean => typeof value === "string";

const operand = (value: Input<Scalar>): Operand => (isRef(value) ? expressionOf(value) : value);

function single(of: Condition): WireCondition {
  const [first] = of[CONDITION];
  return of[CONDITION].length === 1 && first ? first : { Type: "Not", Condition: negated(of) };
}

function negated(of: Condition): WireCondition {
  const all = of[CONDITION];
  const [first] = all;
  if (all.length === 1 && first)
    return first.Type === "Not" ? first.Condition : { Type: "Not", Condition: first };
  return {
    Type: "Or",
    Conditions: all.map((each) => (each.Type === "Not" ? each.Condition : { Type: "Not", Condition: each })),
  };
}

const combined = (wire: readonly WireCondition[], of: readonly Condition[]): Condition =>
  condition(
    wire,
    [...new Set(of.flatMap((each) => each.sources))],
    of.some((each) => each.ordersTexts),
  );

const condition = (
  wire: readonly WireCondition[],
  sources: readonly StepId[],
  ordersTexts = false,
): Condition => Object.freeze({ [CONDITION]: Object.freeze(wire), sources, ordersTexts });
