import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { findProgram } from "../adapters/find-program.ts";
import { isProcessAlive } from "../adapters/is-process-alive.ts";
import { type ProcessEnd, runProcess } from "../adapters/process.ts";
import { pythonMissing, runtimeNotReady } from "../job-issues.ts";
import { tailOf } from "../runners/job-files.ts";
import { withLock } from "./lock.ts";
import type { ReadyRuntime, Runtime } from "./runtime.ts";

const PYTHON = /^python(?:3(?:\.\d+)?)?$/;
const GRACE_SECONDS = 5;
const MAX_SCRIPT_BYTES = 64 * 1024;
const LOG_TAIL_BYTES = 4096;
const LOG_TAIL_LINES = 8;

/**
 * A virtual environment with a runtime's requirements: made once beside its place, then renamed, and kept under the
 * hash of the requirements and the Python. Its log lies beside it.
 */
export async function preparePython(
  runtime: Runtime,
  directory: string,
  signal: AbortSignal,
  building: (log: string) => void,
): Promise<ReadyRuntime> {
  const python = findProgram("python3");
  if (python === undefined) throw new SagewrightError([pythonMissing(runtime.name)]);
  mkdirSync(directory, { recursive: true });
  const requirements = runtime.requirements ?? [];
  const hash = createHash("sha256")
    .update(JSON.stringify([python, version(python), requirements]))
    .digest("hex");
  const place = join(directory, hash.slice(0, 32));
  if (!existsSync(place))
    await withLock(`${place}.lock`, signal, async () => {
      if (existsSync(place)) return;
      const log = `${place}.log`;
      building(log);
      const problem = await build({ python, requirements, place, log, signal });
      if (problem !== undefined) throw new SagewrightError([runtimeNotReady(runtime.name, problem, log)]);
    });
  const bin = join(place, "bin");
  return {
    name: runtime.name,
    kind: runtime.kind,
    binDirectories: [bin],
    readDirectories: [place],
    programOf: (command) => (PYTHON.test(command) ? join(bin, "python") : command),
  };
}

/** Tells one Python from another without starting it: where it really lies, and since when. */
function version(python: string): string {
  const { mtimeMs, size } = statSync(python);
  return `${mtimeMs}-${size}`;
}

interface Build {
  readonly python: string;
  readonly requirements: readonly string[];
  readonly place: string;
  readonly log: string;
  readonly signal: AbortSignal;
}

/** Why it could not be built; undefined when it is there. */
async function build({ python, requirements, place, log, signal }: Build): Promise<string | undefined> {
  const beside = `${place}.building-${process.pid}`;
  removeUnfinished(place);
  rmSync(log, { force: true });
  const run = (...command: readonly string[]) =>
    runProcess({
      command,
      environment: inherited(),
      workingDirectory: dirname(place),
      logFile: log,
      signal,
      graceSeconds: GRACE_SECONDS,
    });
  try {
    const made = await run(python, "-m", "venv", beside);
    if (!isDone(made)) return problemOf(made, log);
    if (requirements.length > 0) {
      const list = join(beside, "requirements.txt");
      writeFileSync(list, `${requirements.join("\n")}\n`);
      const pip = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-r", list];
      const installed = await run(join(beside, "bin", "python"), ...pip);
      if (!isDone(installed)) return problemOf(installed, log);
    }
    moveScripts(beside, place);
    if (!existsSync(place)) renameSync(beside, place);
    return undefined;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** What engines left that were killed while they made the same environment. */
function removeUnfinished(place: string): void {
  for (const name of readdirSync(dirname(place))) {
    const [owner, pid] = name.split(".building-");
    if (
      owner === basename(place) &&
      pid !== undefined &&
      (Number(pid) === process.pid || !isProcessAlive(Number(pid)))
    )
      rmSync(join(dirname(place), name), { recursive: true, force: true });
  }
}

const isDone = (end: ProcessEnd): boolean => end.kind === "exited" && end.code === 0;

function problemOf(end: ProcessEnd, log: string): string {
  if (end.kind === "stopped") return "it was stopped while it was made.";
  const lines = tailOf(log, LOG_TAIL_BYTES).trim().split("\n").slice(-LOG_TAIL_LINES);
  return lines.join("\n") || `python3 ended with ${JSON.stringify(end)}.`;
}

/** pip may need the user's index, proxy and certificates: it is ours to run, not a job. */
const inherited = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

/** Scripts name their interpreter by its whole path, which is about to change. */
function moveScripts(from: string, to: string): void {
  const bin = join(from, "bin");
  for (const entry of readdirSync(bin, { withFileTypes: true })) {
    const file = join(bin, entry.name);
    if (!entry.isFile() || statSync(file).size > MAX_SCRIPT_BYTES) continue;
    const text = readFileSync(file, "latin1");
    if (text.includes(from)) writeFileSync(file, text.replaceAll(from, to), "latin1");
  }
}
