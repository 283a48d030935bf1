import { type Issue, isError, SagewrightError } from "@sagewright/core";
import { conflict, resourceNotFound, ServiceError, validationError } from "./service-error.ts";

/** What the service would call what the engine says; anything else is a ValidationException. */
const ERRORS: Readonly<Record<string, (message: string) => ServiceError>> = {
  EXECUTION_NOT_FOUND: resourceNotFound,
  MODEL_PACKAGE_NOT_FOUND: resourceNotFound,
  MODEL_PACKAGE_GROUP_NOT_FOUND: resourceNotFound,
  EXECUTION_STILL_RUNNING: conflict,
  EXECUTION_ALREADY_ENDED: conflict,
  STATE_UNWRITABLE: unavailable,
  STATE_CORRUPT: unavailable,
  STATE_BUSY: unavailable,
  STATE_TOO_NEW: unavailable,
  ENGINE_CLOSED: unavailable,
};

function unavailable(message: string): ServiceError {
  return new ServiceError("ServiceUnavailable", message, 503);
}

/** The answer to a request that has failed. What is neither the caller's mistake nor the state's is ours, and is told no one. */
export function serviceErrorOf(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  if (!(error instanceof SagewrightError)) return new ServiceError("InternalFailure", "", 500);
  const issues = error.issues.filter(isError);
  const [first] = issues;
  const make = (first && ERRORS[first.code]) ?? validationError;
  return make(issues.map(lineOf).join("\n"));
}

const lineOf = ({ message, hint }: Issue): string => `${message} ${hint}`;
