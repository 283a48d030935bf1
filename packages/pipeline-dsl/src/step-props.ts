import type { CacheConfig, RetryExceptionType } from "@sagewright/core";
import type { StepList } from "./step-group.ts";
import type { StepNode } from "./step-node.ts";

/** Props of every kind of step. */
export interface EnvelopeProps {
  /** Shown instead of the name. */
  readonly displayName?: string;
  /** At most 3072 characters. */
  readonly description?: string;
  /** Steps that must succeed first though none of their values is used. Not needed where a ref is used. */
  readonly dependsOn?: StepList;
  /** Rules that this step breaks on purpose: by the code of the issue, why. Such an issue is not told. */
  readonly silence?: { readonly [code: string]: string };
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-caching.html */
export interface CacheProps {
  /**
   * Takes the result of an equal, earlier run of this step instead of running it. The service takes this of Lambda, Callback,
   * EMR Serverless, endpoint and endpoint configuration steps too, though its guide does not list them; here they are cached.
   * @default never
   */
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
