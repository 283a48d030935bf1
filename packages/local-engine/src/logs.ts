import { setTimeout } from "node:timers/promises";
import { openTail, type Tail } from "./log-tail.ts";
import { logFileOf } from "./state-folder.ts";
import type { Attempt } from "./store/steps.ts";

export interface LogLine {
  readonly step: string;
  readonly line: string;
}

export interface FollowOptions {
  /** Only this step's. */
  readonly step?: string;
  /** Goes on until the execution has ended. @default false: what is there now */
  readonly follow?: boolean;
  /** Ends the following. */
  readonly signal?: AbortSignal;
}

/** What of the engine the logs are read by. */
export interface LogSource {
  readonly stateDir: string;
  readonly executionId: string;
  attempts(): readonly Attempt[];
  hasEnded(): boolean;
}

const PAUSE_MS = 100;

/**
 * The lines of an execution's logs, from the beginning; each step's in order. Memory does not grow with the logs.
 */
export async function* followLogs(source: LogSource, options: FollowOptions): AsyncIterable<LogLine> {
  const { step, follow = false, signal } = options;
  const tails = new Map<string, Tail>();
  const finished = new Set<string>();
  for (;;) {
    // Asked before reading: what was written before the end is then sure to be read.
    const last = !follow || source.hasEnded();
    for (const attempt of source.attempts()) {
      if (step !== undefined && attempt.name !== step) continue;
      const file = logFileOf(source.stateDir, source.executionId, attempt.name, attempt.attempt);
      if (finished.has(file)) continue;
      const tail = tails.get(file) ?? openTail(file);
      tails.set(file, tail);
      for (const line of tail.lines()) {
        if (signal?.aborted) return;
        yield { step: attempt.name, line };
      }
      if (!attempt.ended && !last) continue;
      const rest = tail.rest();
      if (rest !== "") yield { step: attempt.name, line: rest };
      tails.delete(file);
      finished.add(file);
    }
    if (last || signal?.aborted) return;
    await setTimeout(PAUSE_MS, undefined, signal ? { signal } : {}).catch(() => {});
  }
}
