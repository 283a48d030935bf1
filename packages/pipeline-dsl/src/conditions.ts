import {
  type BinaryCondition,
  equalScalars,
  orderScalars,
  SagewrightError,
  type Condition as WireCondition,
} from "@sagewright/core";
import type { Input, Scalar } from "./input.ts";
import { wireValue } from "./input-value.ts";
import { notACondition, valuesNotListed } from "./issues.ts";
import { isRef, type Ref, sourcesOf } from "./ref.ts";
import type { StepId } from "./step-node.ts";

/** The same in every copy of this package. */
export const CONDITION: unique symbol = Symbol.for("@sagewright/pipeline-dsl/condition");

/** A test, mostly of values that are known when the pipeline runs; for `conditions` of `step.condition`. */
export interface Condition {
  /** All of these hold; more than one for `and` only. */
  readonly [CONDITION]: readonly WireCondition[];
  /** What it comes to where that is known before the pipeline runs. */
  readonly constant: boolean | undefined;
  readonly sources: readonly StepId[];
}

/** What may stand on the other side: a value of the same type, or a ref to one of the same kind. */
type KindOf<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean : never;
type Against<T> = NoInfer<T> | Ref<KindOf<T>>;

/** What may stand wherever a condition may: a boolean is decided before the pipeline runs. */
export type ConditionInput = Condition | boolean;

/** Two values that are known already are compared at once, and what follows from that is left out of the definition. */
interface Comparison<Type extends Scalar> {
  <T extends Type>(left: Input<T>, right: Against<T>): Condition;
  <T extends Type>(left: T, right: T): Condition;
}

/** Which of two values comes first may be asked of any two of one kind, of values that are known one by one, too. */
interface Ordering {
  <T extends string | number>(left: Input<T>, right: KindOf<T> | Ref<KindOf<T>>): Condition;
  <T extends string | number>(left: T, right: T): Condition;
}

/** Integers and floats compare as numbers. */
export const equals: Comparison<Scalar> = binary("Equals");
/** Written as `Not` of `Equals`: the service knows no other way. */
export const notEquals: Comparison<Scalar> = (left: Input<Scalar>, right: Input<Scalar>) =>
  not(binary("Equals")(left, right));
/** Texts compare by code point. */
export const greaterThan: Ordering = binary("GreaterThan");
/** Texts compare by code point. */
export const greaterThanOrEqualTo: Ordering = binary("GreaterThanOrEqualTo");
/** Texts compare by code point. */
export const lessThan: Ordering = binary("LessThan");
/** Texts compare by code point. */
export const lessThanOrEqualTo: Ordering = binary("LessThanOrEqualTo");

/** Whether a value is one of some. With no values it is false. Issues: VALUES_NOT_LISTED; thrown. */
export function isIn<T extends Scalar>(value: Input<T>, values: readonly Against<T>[]): Condition;
export function isIn<T extends Scalar>(value: T, values: readonly T[]): Condition;
export function isIn(value: Input<Scalar>, given: readonly Input<Scalar>[]): Condition {
  if (!Array.isArray(given)) throw new SagewrightError([valuesNotListed()]);
  const values: readonly Input<Scalar>[] = given;
  if (values.length === 0) return constant(false);
  if (!isRef(value)) {
    if (values.some((each) => !isRef(each) && equalScalars(value, each) === true)) return constant(true);
    if (!values.some(isRef)) return constant(false);
  }
  const wire = { Type: "In", QueryValue: wireValue(value), Values: values.map(wireValue) } as const;
  return condition([wire], sourcesOf([value, ...values]));
}

/** The opposite of a condition. Issues: NOT_A_CONDITION; thrown. */
export function not(of: ConditionInput): Condition {
  checkConditions("not()", [of]);
  const known = constantOf(of);
  if (known !== undefined) return constant(!known);
  const test = of as Condition;
  return condition([negated(test)], test.sources);
}

/**
 * Whether any of the conditions holds; they are looked at from left to right until one does. Of none, none holds. Issues:
 * NOT_A_CONDITION; thrown.
 */
export function or(...of: readonly ConditionInput[]): Condition {
  checkConditions("or()", of);
  if (of.some((each) => constantOf(each) === true)) return constant(true);
  const open = openOf(of);
  return open.length === 0 ? constant(false) : combined([{ Type: "Or", Conditions: open.map(single) }], open);
}

/**
 * Whether all of the conditions hold. The service knows `and` only as the list of a condition step; anywhere
 * else `Not(Or(Not a, Not b))` is written, which is the same.
 *
 * Issues: NOT_A_CONDITION; thrown.
 */
export function and(...of: readonly ConditionInput[]): Condition {
  checkConditions("and()", of);
  if (of.some((each) => constantOf(each) === false)) return constant(false);
  const open = openOf(of);
  if (open.length === 0) return constant(true);
  return combined(
    open.flatMap((each) => each[CONDITION]),
    open,
  );
}

/**
 * A condition as it stands in a definition, for what has no typed way, and never decided before the pipeline runs. Steps
 * that it names are looked for when the pipeline is compiled.
 *
 * @example
 * rawCondition({ Type: "Equals", LeftValue: { Get: "Steps.Train.NewMember.Count" }, RightValue: 1 })
 */
export const rawCondition = (wire: WireCondition): Condition => condition([wire], []);

export const isCondition = (value: unknown): value is Condition =>
  typeof value === "object" && value !== null && CONDITION in value;

/** Plain JavaScript may give anything, which would be left out in silence. */
function checkConditions(lister: string, given: readonly unknown[]): void {
  if (!given.every((each) => typeof each === "boolean" || isCondition(each)))
    throw new SagewrightError([notACondition(lister, [])]);
}

/** What a condition, or the list of a condition step, comes to where that is known before the pipeline runs. */
export function constantOf(of: ConditionInput | readonly ConditionInput[]): boolean | undefined {
  if (typeof of === "boolean") return of;
  if (!Array.isArray(of)) return isCondition(of) ? of.constant : undefined;
  // A list of nothing is a mistake, not a constant; so is a list with something else in it.
  if (of.length === 0 || !of.every((each) => typeof each === "boolean" || isCondition(each)))
    return undefined;
  const known: readonly (boolean | undefined)[] = of.map(constantOf);
  if (known.includes(false)) return false;
  return known.includes(undefined) ? undefined : true;
}

/** The conditions of a list that are known only when the pipeline runs. */
export const openOf = (of: readonly ConditionInput[]): readonly Condition[] =>
  of.filter((each) => isCondition(each) && each.constant === undefined) as readonly Condition[];

type Decide = (order: number) => boolean;
const DECIDE: { readonly [Type in BinaryCondition["Type"]]: Decide } = {
  Equals: (order) => order === 0,
  NotEquals: (order) => order !== 0,
  GreaterThan: (order) => order > 0,
  GreaterThanOrEqualTo: (order) => order >= 0,
  LessThan: (order) => order < 0,
  LessThanOrEqualTo: (order) => order <= 0,
};

function binary(type: BinaryCondition["Type"]) {
  return (left: Input<Scalar>, right: Input<Scalar>): Condition => {
    const known = isRef(left) || isRef(right) ? undefined : decided(type, left, right);
    if (known !== undefined) return constant(known);
    const wire = { Type: type, LeftValue: wireValue(left), RightValue: wireValue(right) };
    return condition([wire], sourcesOf([left, right]));
  };
}

/** `undefined` for what cannot be compared: plain JavaScript may ask for that, and the definition's own check tells it. */
function decided(type: BinaryCondition["Type"], left: Scalar, right: Scalar): boolean | undefined {
  if (Number.isNaN(left) || Number.isNaN(right)) return undefined;
  if (type === "Equals" && typeof left === "boolean") return equalScalars(left, right);
  const order = orderScalars(left, right);
  return order === undefined ? undefined : DECIDE[type](order);
}

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
  condition(wire, [...new Set(of.flatMap((each) => each.sources))]);

const condition = (wire: readonly WireCondition[], sources: readonly StepId[]): Condition =>
  Object.freeze({ [CONDITION]: Object.freeze(wire), constant: undefined, sources });

/** On the wire, should it ever stand there, all of nothing holds, and none of nothing. */
const constant = (value: boolean): Condition =>
  Object.freeze({
    [CONDITION]: Object.freeze(value ? [] : [{ Type: "Or" as const, Conditions: [] }]),
    constant: value,
    sources: [],
  });
