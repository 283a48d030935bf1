import { setTimeout } from "node:timers/promises";

/** Time, as a test may replace it. */
export interface Clock {
  now(): Date;
  /** Rejects as soon as the signal is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** The longest wait that a timer takes; a longer one is over at once. */
const LONGEST = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => new Date(),
  async sleep(milliseconds, signal) {
    for (let left = milliseconds; left > 0; left -= LONGEST) {
      await setTimeout(Math.min(left, LONGEST), undefined, { signal });
    }
  },
};
