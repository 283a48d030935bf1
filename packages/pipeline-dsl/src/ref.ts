import { type Expression, SagewrightError } from "@sagewright/core";
import { refMisused } from "./issues.ts";
import type { StepId } from "./step-node.ts";

/** Where an object of S3 lies. */
export type S3Uri = `s3://${string}`;

export const isS3Uri = (text: string): text is S3Uri => text.startsWith("s3://");

/** What a value will be at run time, as far as it can be known when the pipeline is written. */
export type RefKind = "s3Uri" | "string" | "number" | "boolean" | "unknown";

export interface RefContent {
  readonly expression: Expression;
  readonly kind: RefKind;
  /** The steps that must finish before the value exists. */
  readonly sources: readonly StepId[];
}

/** The same in every copy of this package, so that a bundled pipeline and its compiler understand each other. */
export const REF: unique symbol = Symbol.for("@sagewright/pipeline-dsl/ref");
declare const VALUE: unique symbol;

/**
 * A value known only when the pipeline runs: a parameter, an execution variable, an output of a step, or a
 * text made of them. It goes wherever a step takes a `T`; `Ref<S3Uri>` is a `Ref<string>` too.
 *
 * It is no `T`: a template literal or `+` cannot see the value, and throws `REF_MISUSED`. Use `text` or `join`.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-properties.html
 */
export interface Ref<out T> {
  readonly [VALUE]: T;
  readonly [REF]: RefContent;
}

const refuse = (use: string) =>
  function refusal(this: Ref<unknown>): never {
    throw new SagewrightError([refMisused(JSON.stringify(this[REF].expression), use)]);
  };

// JavaScript calls these by itself when a value is used as text, number or JSON.
const prototype: object = Object.create(null, {
  [Symbol.toPrimitive]: { value: refuse("text or a number") },
  toString: { value: refuse("text") },
  toJSON: { value: refuse("JSON") },
});

const NO_SOURCES: readonly StepId[] = Object.freeze([]);

export function makeRef<T>(
  expression: Expression,
  kind: RefKind,
  sources: readonly StepId[] = NO_SOURCES,
): Ref<T> {
  return refWith({}, expression, kind, sources) as Ref<T>;
}

/**
 * A ref from an expression as it stands in a definition, for what has no typed way. Nothing is known of it: its
 * type is what you say, and a step that it names is looked for when the pipeline is compiled.
 *
 * @example
 * refTo<number>({ Get: "Steps.Train.NewMember.Count" })
 */
export const refTo = <T>(expression: Expression): Ref<T> => makeRef<T>(expression, "unknown");

/** A ref that has members of its own. */
export function refWith<Members extends object>(
  members: Members,
  expression: Expression,
  kind: RefKind,
  sources: readonly StepId[] = NO_SOURCES,
): Ref<unknown> & Members {
  const content: RefContent = Object.freeze({ expression: Object.freeze(expression), kind, sources });
  return Object.freeze(Object.assign(Object.create(prototype), members, { [REF]: content }));
}

export const isRef = (value: unknown): value is Ref<unknown> =>
  typeof value === "object" &&
  value !== null &&
  (value as { readonly [REF]?: RefContent })[REF] !== undefined;

/** The wire form of a ref; the same object each time, not to be changed. */
export const expressionOf = (ref: Ref<unknown>): Expression => ref[REF].expression;

/** The steps behind the refs among some values, each once. */
export function sourcesOf(values: readonly unknown[]): readonly StepId[] {
  const refs = values.filter(isRef);
  if (refs.length === 1 && refs[0]) return refs[0][REF].sources;
  const sources = new Set(refs.flatMap((ref) => ref[REF].sources));
  return sources.size === 0 ? NO_SOURCES : [...sources];
}
