import { setTimeout as sleep } from "node:timers/promises";
import type { Pause } from "@sagewright/core";
import { type CleanupEvent, type CleanupResult, cleanup, type Leftovers } from "./cleanup.ts";

/** Terraform's provider adds to the event what it is about to do. */
export type CleanupInvocation = CleanupEvent & { readonly tf?: { readonly action?: string } };

export interface CleanupContext {
  getRemainingTimeInMillis(): number;
}

/** The time that is kept for saying what went wrong. */
const RESERVE_IN_MILLISECONDS = 2_000;

/** Makes the function that Terraform invokes when it makes, changes and destroys a project; only the last is for it. */
export const cleanupHandler =
  (leftovers: Leftovers, pauseOf = untilAborted) =>
  async (event: CleanupInvocation, context: CleanupContext): Promise<CleanupResult> => {
    if (event.tf?.action !== "delete") return { stoppedExecutions: 0, deletedModelPackages: 0 };
    const remaining = Math.max(0, context.getRemainingTimeInMillis() - RESERVE_IN_MILLISECONDS);
    const signal = AbortSignal.timeout(remaining);
    return await cleanup(event, leftovers, { signal, pause: pauseOf(signal) });
  };

const untilAborted =
  (signal: AbortSignal): Pause =>
  (seconds) =>
    sleep(seconds * 1_000, undefined, { signal });
