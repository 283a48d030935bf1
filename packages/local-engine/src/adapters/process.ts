import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { findProgram } from "./find-program.ts";
import { afterSeconds } from "./long-timer.ts";
import { killGroup, terminate } from "./signal-job.ts";

export interface ProcessRequest {
  /** The program and its arguments; no shell is between. */
  readonly command: readonly string[];
  /** All of it: nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  /** stdout and stderr are appended to it by the process itself. */
  readonly logFile: string;
  readonly signal: AbortSignal;
  /** @default no limit */
  readonly timeoutSeconds?: number;
  /** Between the request to end and the kill. @default 120, as on SageMaker */
  readonly graceSeconds?: number;
  /** Two levels of processes between us and the job are bubblewrap's own. @default false */
  readonly bubblewrapped?: boolean;
}

export type ProcessEnd =
  | { readonly kind: "exited"; readonly code: number }
  | { readonly kind: "killed"; readonly signal: string }
  /** Ended after `signal` was aborted. */
  | { readonly kind: "stopped" }
  /** Ended after `timeoutSeconds`. */
  | { readonly kind: "timed-out" }
  | { readonly kind: "not-started"; readonly code: string; readonly program: string };

const DEFAULT_GRACE_SECONDS = 120;
const ASK_AGAIN_MS = 20;

/** Runs one process in a group of its own, to its end; whatever it leaves running in its group is killed. */
export function runProcess(request: ProcessRequest): Promise<ProcessEnd> {
  if (request.signal.aborted) return Promise.resolve({ kind: "stopped" });
  const log = openLog(request.logFile);
  return new Promise<ProcessEnd>((resolve) => {
    const child = start(request, log);
    closeSync(log);
    if ("kind" in child) return resolve(child);
    let ended: "stopped" | "timed-out" | undefined;
    let cancelKill = () => {};
    let again: NodeJS.Timeout | undefined;
    const askToEnd = (pid: number) => {
      // bubblewrap may still be about to start the job: nobody is there to hear it.
      if (!terminate(pid, request.bubblewrapped ?? false)) again = setTimeout(askToEnd, ASK_AGAIN_MS, pid);
    };
    const end = (reason: "stopped" | "timed-out") => {
      if (ended || child.pid === undefined) return;
      ended = reason;
      const pid = child.pid;
      askToEnd(pid);
      cancelKill = afterSeconds(request.graceSeconds ?? DEFAULT_GRACE_SECONDS, () => killGroup(pid));
    };
    const stop = () => end("stopped");
    const cancelTimeout =
      request.timeoutSeconds === undefined
        ? () => {}
        : afterSeconds(request.timeoutSeconds, () => end("timed-out"));
    request.signal.addEventListener("abort", stop);
    const finish = (result: ProcessEnd) => {
      cancelTimeout();
      cancelKill();
      clearTimeout(again);
      request.signal.removeEventListener("abort", stop);
      resolve(result);
    };
    child.once("error", (error) => finish(notStarted(request, error)));
    child.once("exit", (code, signal) => {
      if (child.pid !== undefined) killGroup(child.pid);
      if (ended) finish({ kind: ended });
      else finish(signal === null ? { kind: "exited", code: code ?? 1 } : { kind: "killed", signal });
    });
  });
}

/** Some failures to start are thrown, others come as an event; both are data here. */
function start(request: ProcessRequest, log: number): ChildProcess | ProcessEnd {
  const [program = "", ...argv] = request.command;
  // Looked up here: the child would try each folder of PATH in turn, while this process waits for it.
  const file = program.includes("/") ? undefined : findProgram(program, request.environment.PATH);
  try {
    return spawn(file ?? program, argv, {
      argv0: program,
      cwd: request.workingDirectory,
      env: request.environment,
      stdio: ["ignore", log, log],
      detached: true,
    });
  } catch (error) {
    return notStarted(request, error);
  }
}

function notStarted(request: ProcessRequest, error: unknown): ProcessEnd {
  const code = error instanceof Error && "code" in error ? String(error.code) : "UNKNOWN";
  return { kind: "not-started", code, program: request.command[0] ?? "" };
}

function openLog(file: string): number {
  try {
    return openSync(file, "a");
  } catch {
    mkdirSync(dirname(file), { recursive: true });
    return openSync(file, "a");
  }
}
