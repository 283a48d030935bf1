/** Errors of a service that is asked too much, some of which its client does not repeat. */
const PASSING: readonly string[] = [
  "AccountLimitExceededException",
  "ThrottlingException",
  "Throttling",
  "TooManyRequestsException",
];

/** Whether the same call may well succeed in a minute: too many calls or builds, the service's own failure, no connection. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { $metadata: metadata } = error as { readonly $metadata?: { readonly httpStatusCode?: number } };
  const status = metadata?.httpStatusCode;
  return PASSING.includes(error.name) || status === undefined || status >= 500;
}

/** The name of an error and what it says. */
export const wordsOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);
