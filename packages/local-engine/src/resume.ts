import { SagewrightError } from "@sagewright/core";
import { sweep } from "./adapters/watchdog.ts";
import { executionEndedByFail, executionStillRunning, executionSucceeded } from "./engine-issues.ts";
import type { Owner } from "./owner.ts";
import type { Machine } from "./run.ts";
import type { ExecutionRow } from "./store/executions.ts";

/** Throws EXECUTION_STILL_RUNNING, EXECUTION_SUCCEEDED or EXECUTION_ENDED_BY_FAIL. */
export function checkResumable(row: ExecutionRow, running: boolean): void {
  if (running) throw new SagewrightError([executionStillRunning(row.arn, row.status)]);
  if (row.status === "Succeeded") throw new SagewrightError([executionSucceeded(row.arn)]);
  if (row.endedByFail) throw new SagewrightError([executionEndedByFail(row.arn)]);
}

/**
 * Makes an execution this engine's, once no process of its dead owner is left: no two attempts of a step ever run at once.
 * Of two engines that try, one gets it; the other throws EXECUTION_STILL_RUNNING. `claimedNow` is part of the transaction.
 */
export async function claimForResume(
  row: ExecutionRow,
  owner: Owner,
  { store, clock }: Machine,
  claimedNow: (time: string) => void = () => {},
): Promise<void> {
  // An engine kills its own jobs when it gives an execution up.
  if (row.endTime === undefined && row.owner.engineId !== owner.engineId) await sweep(row.owner.engineId);
  const claimed = store.transaction(() => {
    const time = clock.now().toISOString();
    if (!store.executions.claim(row, owner, time)) return false;
    store.steps.endOrphans(row.id, time, INTERRUPTED);
    claimedNow(time);
    return true;
  });
  if (!claimed) throw new SagewrightError([executionStillRunning(row.arn, "Executing")]);
}

export const INTERRUPTED = "The engine ended before the step did.";
