import type { Pause } from "./pause.ts";

const TRIES = 7;
const BETWEEN_IN_SECONDS = 5;

/**
 * Tries again while permissions that Terraform has just written have not reached every part of AWS. Where something
 * is forbidden for good, the refusal itself is thrown after half a minute.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
export async function withPermissionPatience<T>(work: () => Promise<T>, pause: Pause): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES || !isRefused(error)) throw error;
      await pause(BETWEEN_IN_SECONDS);
    }
  }
}

const isRefused = (error: unknown): boolean =>
  error instanceof Error &&
  (/AccessDenied/.test(error.name) ||
    error.name === "Forbidden" ||
    // SageMaker and Service Catalog wrap some refusals.
    /is not authorized to perform/.test(error.message));
