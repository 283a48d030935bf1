import { setTimeout as sleep } from "node:timers/promises";
import { onUncaught } from "../uncaught.ts";

/** How long work that is stopped may take to end its jobs, in milliseconds. */
const PATIENCE_MS = 20_000;

/**
 * Does work that runs code of others, which may throw where nobody awaits it, as in a timer: then the work is stopped, and what
 * was thrown is thrown here. What the same code throws after that, until the process ends, is nothing new, and is left out.
 */
export async function untilUncaught<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const uncaught = Promise.withResolvers<never>();
  const giveWay = onUncaught((error) => {
    controller.abort();
    uncaught.reject(error);
  });
  const done = work(controller.signal);
  try {
    return await Promise.race([done, uncaught.promise]);
  } finally {
    if (controller.signal.aborted)
      await Promise.race([done.catch(() => {}), sleep(PATIENCE_MS, undefined, { ref: false })]);
    else giveWay();
  }
}
