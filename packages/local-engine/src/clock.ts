import { setTimeout } from "node:timers/promises";
import { LONGEST_TIMER_MS } from "./adapters/long-timer.ts";

/** Time, as a test may replace it. */
export interface Clock {
  now(): Date;
  /** Rejects as soon as the signal is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => new Date(),
  async sleep(milliseconds, signal) {
    for (let left = milliseconds; left > 0; left -= LONGEST_TIMER_MS) {
      await setTimeout(Math.min(left, LONGEST_TIMER_MS), undefined, { signal });
    }
  },
};
