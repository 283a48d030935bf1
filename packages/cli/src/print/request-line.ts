import type { RequestRecord } from "@sagewright/local-engine";

/** A request that was answered: `SageMaker.ListPipelines 200 3 ms`, with the reason where it failed. */
export function requestLine({ what, status, milliseconds, error }: RequestRecord): string {
  const line = `${new Date().toISOString().slice(11, 19)} ${what} ${status} ${Math.round(milliseconds)} ms`;
  if (error === undefined) return line;
  // Of our own mistakes the place is needed, too.
  const reason = status >= 500 && error instanceof Error ? (error.stack ?? error.message) : wordsOf(error);
  return `${line}: ${reason}`;
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);
