import { spawn } from "node:child_process";

export interface Answer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that answers nothing in this time is not the one we think. */
const MILLISECONDS = 30_000;

/** Runs a program without a shell and gives what it has said. */
export function askProgram(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: MILLISECONDS,
    });
    const text = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const)
      child[name].setEncoding("utf8").on("data", (chunk: string) => {
        text[name] += chunk;
      });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, ...text }));
  });
}
