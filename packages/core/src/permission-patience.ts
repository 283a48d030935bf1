/** Waits; it rejects where there is no time left. */
export type Pause = (seconds: number) => Promise<unknown>;

const TRIES = 7;
const BETWEEN_IN_SECONDS = 5;

/**
 * Tries again while permissions that were written a moment ago have not reached every part of AWS. Where something is
 * forbidden for good, or there is no time left, the refusal itself is thrown: after half a minute, or when a pause rejects.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
export async function withPermissionPatience<T>(work: () => Promise<T>, pause: Pause): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES || !isRefused(error)) throw error;
      await pause(BETWEEN_IN_SECONDS).catch(() => Promise.reject(error));
    }
  }
}

/** Whether it is an error by which AWS says that something is not allowed. */
const isRefused = (error: unknown): boolean =>
  error instanceof Error &&
  (/AccessDenied/.test(error.name) ||
    error.name === "Forbidden" ||
    // Some services wrap a refusal, as CodeBuild does when it cannot take on a role.
    /not authorized to perform/i.test(error.message));
