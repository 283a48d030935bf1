import { setTimeout } from "node:timers/promises";

/** Waits; tests do not. */
export type Pause = (seconds: number) => Promise<unknown>;

export const pause: Pause = (seconds) => setTimeout(seconds * 1000);
