import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { watchInterrupts } from "../interrupts.ts";
import { diagnosticIssues, type Unlock } from "./diagnostic-issues.ts";
import type { Terraform } from "./find-terraform.ts";
import { terraformFailed } from "./issues.ts";
import { lineFile } from "./line-file.ts";
import { type Diagnostic, type Message, messageOf } from "./message.ts";
import { privateFolder } from "./private-folder.ts";

export interface SessionOptions {
  readonly terraform: Terraform;
  /** Asked for each run: credentials may have been renewed. */
  readonly environment: () => Promise<NodeJS.ProcessEnv>;
  /** How a lock is removed that somebody has left. */
  readonly unlock: Unlock;
  /** Said once, when Ctrl-C has been handed on to a Terraform that is at work. */
  readonly onInterrupt: () => void;
  /** Said at Ctrl-C while none is at work, which ends the process. */
  readonly onIdleInterrupt: () => void;
}

export interface RunOptions {
  /** The stack's folder. */
  readonly folder: string;
  readonly onMessage?: (message: Message) => void;
}

export interface TerraformAnswer {
  readonly stdout: string;
  readonly warnings: readonly Diagnostic[];
}

/** Terraform was stopped by the user; what it had begun is finished and in its state. */
export class TerraformInterrupted extends Error {
  override readonly name = "TerraformInterrupted";
  /** The exit code that tells the signal. */
  readonly code: number;

  constructor(code: number) {
    super("Terraform was interrupted.");
    this.code = code;
  }
}

/** The runs of Terraform that one command makes, with a private folder for plans. */
export interface TerraformSession {
  /**
   * Runs it to its end; what it refuses is thrown as issues with its own words.
   *
   * Issues: TERRAFORM_REFUSED, TERRAFORM_STATE_LOCKED, TERRAFORM_PROVIDER_UNAVAILABLE, TERRAFORM_FAILED, and those of AWS.
   */
  run(args: readonly string[], options: RunOptions): Promise<TerraformAnswer>;
  /** A path in the private folder. */
  file(name: string): string;
  /** Lets work go on that watches for Ctrl-C itself. */
  unwatched<T>(work: () => Promise<T>): Promise<T>;
  /** The exit code of a signal, once there was one. */
  readonly interrupted: number | undefined;
  close(): void;
}

const MILLISECONDS_A_LOOK = 50;

/**
 * Terraform leads a process group of its own, so that Ctrl-C reaches it once and through us: two make it drop what it is making.
 * It writes to files, not to pipes: should this process be killed, Terraform goes on to the end and its state is whole.
 */
export function terraformSession({
  terraform,
  environment,
  unlock,
  onInterrupt,
  onIdleInterrupt,
}: SessionOptions): TerraformSession {
  const folder = privateFolder();
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.once("exit", remove);
  let running: number | undefined;
  let runs = 0;
  const signal = (name: NodeJS.Signals): void => {
    if (running === undefined) return;
    try {
      process.kill(name === "SIGKILL" ? -running : running, name);
    } catch {
      // It has ended by itself.
    }
  };
  const watch = () =>
    watchInterrupts(
      () => {
        if (running === undefined) {
          onIdleInterrupt();
          process.exit(interrupts.code);
        }
        signal("SIGINT");
        onInterrupt();
      },
      () => signal("SIGKILL"),
    );
  let interrupts = watch();

  function spawned(
    args: readonly string[],
    { folder: cwd, onMessage }: RunOptions,
    out: string,
    err: string,
    env: NodeJS.ProcessEnv,
  ) {
    const [stdout, stderr] = [openSync(out, "w", 0o600), openSync(err, "w", 0o600)];
    const child = spawn(terraform.program, args, {
      cwd,
      env,
      detached: true,
      stdio: ["ignore", stdout, stderr],
    });
    closeSync(stdout);
    closeSync(stderr);
    running = child.pid;
    const lines = lineFile(out);
    const hear = (line: string): void => {
      const message = onMessage === undefined ? undefined : messageOf(line);
      if (message !== undefined) onMessage?.(message);
    };
    const timer = setInterval(() => lines.read().forEach(hear), MILLISECONDS_A_LOOK);
    return new Promise<number | null>((resolve, reject) => {
      const end = (): void => {
        clearInterval(timer);
        running = undefined;
        lines.close().forEach(hear);
      };
      child.once("error", (error) => {
        end();
        reject(error);
      });
      child.once("close", (code) => {
        end();
        resolve(code);
      });
    });
  }

  return {
    async run(args, options) {
      runs += 1;
      const [out, err] = [join(folder, `${runs}.out`), join(folder, `${runs}.err`)];
      const code = await spawned(args, options, out, err, await environment());
      const [stdout, stderr] = [readFileSync(out, "utf8"), readFileSync(err, "utf8")];
      rmSync(out, { force: true });
      rmSync(err, { force: true });
      if (interrupts.code !== undefined) throw new TerraformInterrupted(interrupts.code);
      const diagnostics = diagnosticsOf(stdout);
      if (code === 0)
        return { stdout, warnings: diagnostics.filter(({ severity }) => severity === "warning") };
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      const command = args.filter((word) => !word.startsWith("-"))[0] ?? "";
      throw new SagewrightError(
        errors.length > 0
          ? diagnosticIssues(errors, unlock)
          : [terraformFailed(command, code, (stderr || stdout).trim().slice(-2000))],
      );
    },
    file: (name) => join(folder, name),
    async unwatched(work) {
      interrupts.stopWatching();
      try {
        return await work();
      } finally {
        interrupts = watch();
      }
    },
    get interrupted() {
      return interrupts.code;
    },
    close() {
      interrupts.stopWatching();
      process.off("exit", remove);
      remove();
    },
  };
}

const diagnosticsOf = (stdout: string): readonly Diagnostic[] =>
  stdout.split("\n").flatMap((line) => {
    const message = line.includes('"diagnostic"') ? messageOf(line) : undefined;
    return message?.type === "diagnostic" ? [message.diagnostic] : [];
  });
