import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { isProcessAlive } from "../adapters/is-process-alive.ts";

const PAUSE_MS = 100;

/** Does something that no other process does at the same time; a lock whose owner is dead counts for nothing. */
export async function withLock(
  file: string,
  signal: AbortSignal,
  action: () => Promise<void>,
): Promise<void> {
  while (!take(file)) {
    if (!isHeld(file)) rmSync(file, { force: true });
    else await wait(PAUSE_MS, undefined, { signal });
  }
  try {
    await action();
  } finally {
    rmSync(file, { force: true });
  }
}

/** A link appears with its content: nobody can read a lock whose owner is not written yet. */
function take(file: string): boolean {
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, String(process.pid));
  try {
    linkSync(beside, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

const isHeld = (file: string): boolean => {
  try {
    return isProcessAlive(Number(readFileSync(file, "utf8")));
  } catch {
    return false;
  }
};
