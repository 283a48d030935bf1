import { type JsonObject, type RetryExceptionType, SagewrightError } from "@sagewright/core";
import type { ProcessEnd } from "../adapters/process.ts";
import { reasonOf } from "../failure-reason.ts";
import type { StepJob, StepOutcome } from "./runner.ts";

/** Runs a job, and makes outcomes of the caller's mistakes and of the machine's failures. Ours go through. */
export async function guarded(
  job: StepJob,
  metadata: JsonObject,
  run: () => Promise<StepOutcome>,
): Promise<StepOutcome> {
  if (job.signal.aborted) return { status: "Stopped" };
  try {
    return await run();
  } catch (error) {
    if (job.signal.aborted) return { status: "Stopped", metadata };
    if (error instanceof SagewrightError) {
      const { reason, ...retryable } = isServiceFault(error)
        ? { reason: "InternalServerError", retryable: "Step.SERVICE_FAULT" as const }
        : { reason: "ClientError" };
      return { status: "Failed", failureReason: `${reason}: ${reasonOf(error)}`, ...retryable, metadata };
    }
    if (!isSystemError(error)) throw error;
    const failureReason = `InternalServerError: ${error.message}${ADVICE[error.code] ?? ""}`;
    return {
      status: "Failed",
      failureReason,
      retryable: RETRYABLE[error.code] ?? "SageMaker.JOB_INTERNAL_ERROR",
      metadata,
    };
  }
}

/** What an image that could not be pulled is on the service: the package index or the network may be there next time. */
const isServiceFault = ({ issues }: SagewrightError): boolean =>
  issues.some(({ code }) => code === "RUNTIME_NOT_READY");

interface SystemError extends Error {
  readonly code: string;
}

/** Of the operating system: it names the call that failed. */
const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error && "syscall" in error && "code" in error && typeof error.code === "string";

const ADVICE: Readonly<Record<string, string>> = {
  ENOSPC: ". The disk is full: free some space, and run again.",
  EDQUOT: ". The disk quota is used up: free some space, and run again.",
  EROFS: ". The state directory lies on a read-only disk: choose another one with --state-dir.",
  EACCES: ". Check who owns the state directory.",
  EMFILE: ". Too many files are open: lower maxParallelSteps, or raise ulimit -n.",
};

const RETRYABLE: Readonly<Record<string, RetryExceptionType>> = {
  ENOSPC: "SageMaker.CAPACITY_ERROR",
  EDQUOT: "SageMaker.CAPACITY_ERROR",
  ENOMEM: "SageMaker.CAPACITY_ERROR",
  EAGAIN: "SageMaker.RESOURCE_LIMIT",
  EMFILE: "SageMaker.RESOURCE_LIMIT",
  ENFILE: "SageMaker.RESOURCE_LIMIT",
};

/** What of a job's end is for a retry policy: the machine had no room to start it. */
export function retryableEnd(end: ProcessEnd): { readonly retryable?: RetryExceptionType } {
  const retryable = end.kind === "not-started" ? RETRYABLE[end.code] : undefined;
  return retryable === undefined ? {} : { retryable };
}
