import { readdirSync, readFileSync } from "node:fs";

/** bubblewrap's monitor, and its process 1 inside. */
const BUBBLEWRAP_LEVELS = 2;

/**
 * Asks a job to end; false when nobody was there to hear it. Under bubblewrap its own two processes are spared: their
 * death would kill the job at once.
 */
export function terminate(pid: number, bubblewrapped: boolean): boolean {
  if (!bubblewrapped) return signalGroup(pid, "SIGTERM");
  let heard = false;
  let level = [pid];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= BUBBLEWRAP_LEVELS) for (const member of level) heard = signalOne(member, "SIGTERM") || heard;
    level = level.flatMap(childrenOf);
  }
  return heard;
}

/** Ends a job's group for good. */
export const killGroup = (pid: number): boolean => signalGroup(pid, "SIGKILL");

const signalGroup = (pid: number, signal: NodeJS.Signals): boolean => signalOne(-pid, signal);

/** True when there was somebody to signal. */
export function signalOne(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").split(" ").filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}
