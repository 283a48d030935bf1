import { spawn } from "node:child_process";

export interface ProgramOptions {
  readonly cwd?: string;
  /** The whole environment. @default that of this process */
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds; then the program and all that it started are killed. @default 120 000 */
  readonly timeout?: number;
}

export interface ProgramResult {
  /** Exit code; 124, as of `timeout`, when it was killed for its time. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const running = new Set<number>();
let isWatching = false;

/** A program leads a process group of its own, so that what it has started (Terraform's plugins) ends with it. */
export function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** Kills the group if this process ends first. Call the answer once the program has ended. */
export function endWithThisProcess(pid: number): () => void {
  if (!isWatching) process.once("exit", killAll);
  isWatching = true;
  running.add(pid);
  return () => running.delete(pid);
}

function killAll(): void {
  for (const pid of running) killGroup(pid);
}

/** Runs a program without a shell, to its end or its timeout; never rejects for an exit code. */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env = process.env, timeout = 120_000 }: ProgramOptions = {},
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    const { pid } = child;
    let timedOut = false;
    let stdout = "";
    let stderr = "";
    const ended = pid === undefined ? () => {} : endWithThisProcess(pid);
    const timer = setTimeout(() => {
      timedOut = true;
      if (pid !== undefined) killGroup(pid);
    }, timeout);
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const close = () => {
      clearTimeout(timer);
      ended();
    };
    child.once("error", (error) => {
      close();
      reject(error);
    });
    child.once("close", (code) => {
      close();
      const late = timedOut ? `\n${program} was killed after ${timeout} ms` : "";
      resolve({ code: timedOut ? 124 : (code ?? 1), stdout, stderr: stderr + late });
    });
  });
}
