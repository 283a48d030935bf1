import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { signalOne } from "./signal-job.ts";

/** In the environment of every process of a job; its value is the id of the engine. */
export const ENGINE_MARKER = "SAGEWRIGHT_ENGINE";

export interface Watchdog {
  /** Kills what is left of the engine's jobs, and ends the watchdog. */
  close(): void;
}

/**
 * Blocks on a pipe that only the engine holds. However the engine ends, the pipe ends with it; then whatever carries
 * the marker is stopped (so that nothing can fork out of the way) and killed, until nothing is left.
 */
const SCRIPT = `
trap '' INT TERM HUP QUIT PIPE
while read -r line; do :; done
while :; do
  pids=
  for environ in $(grep -lF "${ENGINE_MARKER}=$1" /proc/[0-9]*/environ 2>/dev/null); do
    pid=\${environ#/proc/}
    pid=\${pid%/environ}
    kill -STOP "$pid" 2>/dev/null && pids="$pids $pid"
  done
  [ -z "$pids" ] && exit 0
  kill -KILL $pids 2>/dev/null
done
`;

/**
 * One per engine, before its first job. It lives in a session of its own and outlives the engine by an instant.
 * It needs /proc, which macOS lacks: there a killed engine leaves its jobs to end by themselves.
 * @param engineId No other engine's id may begin with it: ids are random, and of one length.
 */
export function startWatchdog(engineId: string): Watchdog {
  const child = spawn("/bin/sh", ["-c", SCRIPT, "sagewright-watchdog", engineId], {
    detached: true,
    cwd: "/",
    stdio: ["pipe", "ignore", "ignore"],
    env: { PATH: process.env.PATH ?? "/usr/bin:/bin" },
  });
  child.on("error", () => {});
  child.stdin.on("error", () => {});
  child.unref();
  if ("unref" in child.stdin && typeof child.stdin.unref === "function") child.stdin.unref();
  return { close: () => child.stdin.destroy() };
}

const MAX_ROUNDS = 500;
const PAUSE_MS = 10;

/**
 * Kills every process of a dead engine's jobs, and returns how many there were: what a resuming engine does first,
 * should the watchdog have been killed as well. Needs /proc; without it nothing is found.
 */
export async function sweep(engineId: string): Promise<number> {
  const killed = new Set<number>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const pids = processesOf(engineId);
    if (pids.length === 0) break;
    for (const pid of pids) signalOne(pid, "SIGSTOP");
    for (const pid of pids) if (signalOne(pid, "SIGKILL")) killed.add(pid);
    await wait(PAUSE_MS);
  }
  return killed.size;
}

/** Living processes that carry the engine's marker, this one excepted. */
export function processesOf(engineId: string): number[] {
  const marker = `${ENGINE_MARKER}=${engineId}\0`;
  return numericEntries("/proc").filter((pid) => pid !== process.pid && environmentOf(pid).includes(marker));
}

function numericEntries(directory: string): number[] {
  try {
    return readdirSync(directory)
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/** Empty for a zombie, and for what belongs to somebody else. */
function environmentOf(pid: number): string {
  try {
    return `${readFileSync(`/proc/${pid}/environ`, "latin1")}\0`;
  } catch {
    return "";
  }
}
