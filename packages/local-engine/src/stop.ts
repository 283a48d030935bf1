import { SagewrightError } from "@sagewright/core";
import { sweep } from "./adapters/watchdog.ts";
import { executionAlreadyEnded } from "./engine-issues.ts";
import { INTERRUPTED } from "./resume.ts";
import type { Machine } from "./run.ts";
import type { ExecutionRow } from "./store/executions.ts";

/**
 * Asks the engine that runs an execution to stop it. If that engine is gone, what is left of its jobs is killed and the
 * execution ends as Stopped; `late` then holds the promise of it.
 */
export function requestStop(
  row: ExecutionRow,
  running: boolean,
  machine: Machine,
  late: Set<Promise<void>>,
): void {
  if (row.endTime !== undefined) throw new SagewrightError([executionAlreadyEnded(row.arn, row.status)]);
  machine.store.executions.requestStop(row.id, machine.clock.now().toISOString());
  if (!running) late.add(endAbandoned(row, machine));
}

async function endAbandoned({ id, owner }: ExecutionRow, { store, clock, engineId }: Machine): Promise<void> {
  if (owner.engineId !== engineId) await sweep(owner.engineId);
  const endTime = clock.now().toISOString();
  store.transaction(() => {
    // False when somebody has resumed it meanwhile: then it is theirs.
    const ended = store.executions.end(id, owner.engineId, {
      status: "Stopped",
      endedByFail: false,
      endTime,
    });
    if (ended) store.steps.endOrphans(id, endTime, INTERRUPTED);
  });
}
