import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";

export interface EngineProcess {
  readonly child: ChildProcess;
  /** Resolves when the execution runs; undefined if the process ended before. */
  readonly arn: Promise<string | undefined>;
  /** The status that it wrote; undefined if it was killed. */
  readonly status: Promise<string | undefined>;
  /** As `kill -9` does. Resolves when the process is gone. */
  kill(): Promise<void>;
}

/** Starts test/engine-process.ts. */
export function engineProcess(
  verb: "start" | "resume",
  stateDir: string,
  text: string,
  /** No file of the process may grow beyond this many blocks of 512 bytes: what a full disk looks like to it. */
  maxBlocks: number | "unlimited" = "unlimited",
): EngineProcess {
  const child = spawn(
    "sh",
    [
      "-c",
      'ulimit -f "$0" && exec "$@"',
      String(maxBlocks),
      process.execPath,
      "--conditions=@sagewright/source",
      "--disable-warning=ExperimentalWarning",
      join(import.meta.dirname, "engine-process.ts"),
      verb,
      stateDir,
      text,
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const ended = once(child, "close");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const arn = lines.next().then(({ value }) => value);
  return {
    child,
    arn,
    status: arn.then(async () => (await lines.next()).value),
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Processes that have the text in their command line. */
export function processesWith(text: string): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => commandLine(pid).includes(text))
    .map(Number);
}

/** Waits until no process has the text in its command line; false when some still do after five seconds. */
export async function noneLeft(text: string): Promise<boolean> {
  for (let turn = 0; turn < 250; turn++) {
    if (processesWith(text).length === 0) return true;
    await setTimeout(20);
  }
  return false;
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
