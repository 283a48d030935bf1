import { type RetryExceptionType, type RetryPolicy, STEP_FACTS, type Step } from "@sagewright/core";

const DEFAULT_INTERVAL_SECONDS = 1;
const DEFAULT_BACKOFF_RATE = 2;
const DEFAULT_MAX_ATTEMPTS = 5;

/** The service tries again by itself what failed before there was a job, unless a policy says otherwise. */
const SERVICE_POLICY: RetryPolicy = {
  ExceptionType: ["Step.SERVICE_FAULT", "Step.THROTTLING"],
  MaxAttempts: 2,
};

/** Counts the retries of one step start. */
export interface Retries {
  /** Milliseconds to wait before the next retry; undefined when there is to be none. */
  next(exception: RetryExceptionType, now: Date): number | undefined;
}

/**
 * The first policy that names the exception decides; every policy has its own count. The n-th retry waits
 * `IntervalSeconds × BackoffRate^(n-1)`.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-retry-policy.html
 */
export function retriesOf(step: Step, startedAt: Date): Retries {
  const counts = new Map<RetryPolicy, number>();
  return {
    next(exception, now) {
      const policy = policyFor(step, exception);
      if (policy === undefined) return undefined;
      const done = counts.get(policy) ?? 0;
      const wait = delayOf(policy, done);
      if (!allows(policy, done, startedAt, new Date(now.getTime() + wait))) return undefined;
      counts.set(policy, done + 1);
      return wait;
    },
  };
}

function policyFor(step: Step, exception: RetryExceptionType): RetryPolicy | undefined {
  if (!STEP_FACTS[step.Type].retryable) return undefined;
  const policies = "RetryPolicies" in step ? (step.RetryPolicies ?? []) : [];
  return [...policies, SERVICE_POLICY].find(({ ExceptionType }) =>
    [ExceptionType].flat().includes(exception),
  );
}

function delayOf({ IntervalSeconds, BackoffRate }: RetryPolicy, done: number): number {
  return (IntervalSeconds ?? DEFAULT_INTERVAL_SECONDS) * (BackoffRate ?? DEFAULT_BACKOFF_RATE) ** done * 1000;
}

function allows(policy: RetryPolicy, done: number, startedAt: Date, retryAt: Date): boolean {
  if (policy.ExpireAfterMin !== undefined) {
    return (
      policy.ExpireAfterMin > 0 && retryAt.getTime() - startedAt.getTime() <= policy.ExpireAfterMin * 60_000
    );
  }
  return done < (policy.MaxAttempts ?? DEFAULT_MAX_ATTEMPTS);
}
