import { type Issue, parseJson } from "@sagewright/core";
import { lockKey } from "../backend-document.ts";
import { runnerLockLeft } from "../issues.ts";
import type { Runner } from "./runner.ts";

/**
 * Tells of the lock that a run left which could not let it go: one that is there, and is no older than the run.
 *
 * @see https://developer.hashicorp.com/terraform/cli/commands/force-unlock
 */
export async function lockLeft(
  { objects, log }: Runner,
  projectId: string | undefined,
  since: Date | undefined,
): Promise<readonly Issue[]> {
  if (projectId === undefined || since === undefined) return [];
  try {
    const stored = await objects.get(lockKey(projectId));
    const lock = stored === undefined ? undefined : parseJson(stored.text);
    const { ID, Created } = Object(lock?.ok ? lock.value : {});
    const isOfTheRun = typeof ID === "string" && Date.parse(String(Created)) >= since.getTime();
    return isOfTheRun ? [runnerLockLeft(projectId, ID)] : [];
  } catch (error) {
    // The answer does not wait for a hint.
    log.error("The lock of the state could not be read", {
      projectId,
      what: error instanceof Error ? error.message : String(error),
    });
    return [];
  }
}
