import { pollMilliseconds } from "../poll-milliseconds.ts";

/** Milliseconds. */
export interface Pace {
  readonly first: number;
  /** The wait grows up to here while nothing changes. */
  readonly longest: number;
  /** For so long nothing needs to be answered. */
  readonly patience: number;
}

export const LOCAL_PACE: Pace = { first: 100, longest: 500, patience: 60_000 };
const AWS_PACE: Pace = { first: 2000, longest: 15_000, patience: 15 * 60_000 };

/** Where a test waits less, it waits less long for an answer, too. */
export function awsPace(): Pace {
  const first = pollMilliseconds(AWS_PACE.first);
  const times = first / AWS_PACE.first;
  return { first, longest: AWS_PACE.longest * times, patience: AWS_PACE.patience * times };
}
