import { type ChildProcess, spawn } from "node:child_process";
import { SagewrightError } from "@sagewright/core";
import { findProgram } from "@sagewright/local-engine";
import { gitFailed, gitMissing } from "./issues.ts";

/** Issue: GIT_MISSING. */
export function gitProgram(): string {
  const git = findProgram("git");
  if (git === undefined) throw new SagewrightError([gitMissing()]);
  return git;
}

export interface GitCall {
  /** Goes to its standard input. */
  readonly input?: Uint8Array | string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/**
 * Runs git without a shell and returns what it printed. What the user or the machine has configured does not count: hooks,
 * signatures, templates and filters of theirs are for their own clones. It asks nothing.
 *
 * Issues: GIT_MISSING, GIT_FAILED.
 */
export async function git(args: readonly string[], call: GitCall = {}): Promise<string> {
  const { input, environment = {}, signal } = call;
  // Whoever runs this may not be who the folder belongs to, as in a container.
  const child = spawn(gitProgram(), ["-c", "safe.directory=*", ...args], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...gitEnvironment(), ...environment },
    ...(signal && { signal }),
  });
  // Git that has ended early says why itself.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const { code, stdout, stderr } = await ended(child);
  if (code === 0) return stdout;
  signal?.throwIfAborted();
  throw new SagewrightError([gitFailed(commandOf(args), stderr.trim() || `exit code ${code}`)]);
}

/** What a hook is told of its repository must not lead git astray. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  return {
    ...Object.fromEntries(own),
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
  };
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Waits for the end of a child; one that could not be started has ended, too. */
export function ended(child: ChildProcess): Promise<Ended> {
  const text = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name]?.setEncoding("utf8").on("data", (chunk: string) => {
      text[name] += chunk;
    });
  return new Promise((resolve) => {
    child.on("error", ({ message }) => resolve({ code: null, ...text, stderr: message }));
    child.on("close", (code) => resolve({ code, ...text }));
  });
}

/** The first word that is no option. */
const commandOf = (args: readonly string[]): string =>
  args.find((word, index) => !word.startsWith("-") && args[index - 1] !== "-c") ?? "";
