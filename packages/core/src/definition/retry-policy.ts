export type RetryExceptionType =
  | "Step.SERVICE_FAULT"
  | "Step.THROTTLING"
  | "SageMaker.JOB_INTERNAL_ERROR"
  | "SageMaker.CAPACITY_ERROR"
  | "SageMaker.RESOURCE_LIMIT"
  | "Emr.RESOURCE_LIMIT";

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-retry-policy.html */
export interface RetryPolicy {
  readonly ExceptionType: readonly RetryExceptionType[] | RetryExceptionType;
  /** Seconds before the first retry, at most 43 200. @default 1 */
  readonly IntervalSeconds?: number;
  /** Each wait is this many times the one before. @default 2 */
  readonly BackoffRate?: number;
  /** Retries, 0 to 20; not together with `ExpireAfterMin`. @default 5 */
  readonly MaxAttempts?: number;
  /** Minutes from the step's start after which no retry begins, 0 to 14 400. */
  readonly ExpireAfterMin?: number;
}
