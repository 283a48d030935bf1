import { type CacheConfig, type RetryExceptionType, SagewrightError } from "@sagewright/core";
import { stepPropInvalid } from "./issues.ts";
import type { ListedStep } from "./step-group.ts";

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

export interface EnvelopeProps {
  /** Shown instead of the name. */
  readonly displayName?: string;
  /** At most 3072 characters. */
  readonly description?: string;
  /** Steps that must succeed first though none of their values is used. Not needed where a ref is used. */
  readonly dependsOn?: readonly ListedStep[];
  /** Rules that this step breaks on purpose: by the code of the issue, why. Such an issue is not told. */
  readonly silence?: { readonly [code: string]: string };
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-caching.html */
export interface CacheProps {
  /** Takes the result of an equal, earlier run of this step instead of running it. @default never */
  readonly cache?:
    | {
        readonly enabled?: true;
        /** How old that run may be: an ISO 8601 duration such as `P30D` or `PT12H`. `P30M` is 30 months. */
        readonly expireAfter: NonNullable<CacheConfig["ExpireAfter"]>;
      }
    /** Off, with the duration kept for later. */
    | { readonly enabled: false; readonly expireAfter?: NonNullable<CacheConfig["ExpireAfter"]> };
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-retry-policy.html */
export interface RetryPolicyProps {
  readonly exceptionType: RetryExceptionType | readonly RetryExceptionType[];
  /** Seconds before the first retry, at most 43 200. @default 1 */
  readonly intervalSeconds?: number;
  /** Each wait is this many times the one before. @default 2 */
  readonly backoffRate?: number;
  /** Retries, 0 to 20; not together with `expireAfterMin`. @default 5 */
  readonly maxAttempts?: number;
  /** Minutes from the step's start after which no retry begins, 0 to 14 400. */
  readonly expireAfterMin?: number;
}

export interface RetryProps {
  /** What to do after a failure of the service; a failure of your own code is never retried. */
  readonly retry?: readonly RetryPolicyProps[];
}

/** What every kind of step may have; which kind takes what is said by its props. */
export interface AnyEnvelopeProps extends EnvelopeProps, CacheProps, RetryProps {}

/** A step of which the compiler knows no more than the envelope. */
export interface PropsNode extends StepNode {
  readonly props: AnyEnvelopeProps;
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
