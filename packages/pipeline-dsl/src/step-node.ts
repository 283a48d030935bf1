import { SagewrightError } from "@sagewright/core";
import { stepPropInvalid } from "./issues.ts";

/** The same in every copy of this package. */
export const STEP: unique symbol = Symbol.for("@sagewright/pipeline-dsl/step");

/** One step as written; refs carry it, so that two steps of one name stay two. */
export interface StepId {
  readonly name: string;
}

/** What `pipeline()` and `dependsOn` take: the result of `step.…()`. */
export interface StepNode<Name extends string = string> {
  readonly [STEP]: StepId;
  /** Names how the step was written: `step.<kind>`. */
  readonly kind: string;
  readonly name: Name;
}

/** The entries of a list; plain JavaScript may give anything else in its place, which is an issue somewhere else. */
export const listOf = <T>(value: readonly T[] | undefined): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [];

/** The props of a step that cannot be without. Issues: STEP_PROP_INVALID. */
export function propsOf<Props extends object>(step: string, props: Props): Props {
  if (typeof props !== "object" || props === null)
    throw new SagewrightError([stepPropInvalid(step, "props", "an object")]);
  return props;
}

export const stepId = (name: string): StepId => Object.freeze({ name });

export const isStep = (value: unknown): value is StepNode =>
  typeof value === "object" && value !== null && (value as { readonly [STEP]?: StepId })[STEP] !== undefined;
