import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentFault } from "./document-fault.ts";

/** Types are taken out of the sources once, not for every process. */
const COMPILE_CACHE = join(tmpdir(), "sagewright-test-compile-cache");
const MAIN = join(import.meta.dirname, "../src/main.ts");

export interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running command line of the sources, as a user would start it. */
export function start(
  directory: string,
  argv: readonly string[],
  env: NodeJS.ProcessEnv = {},
  through: readonly string[] = [],
) {
  const own = [process.execPath, "--conditions=@sagewright/source", MAIN, ...argv];
  const [program = process.execPath, ...rest] = [...through, ...own];
  const child: ChildProcess = spawn(program, rest, {
    cwd: directory,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const text = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    text.stdout += chunk;
  });
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    text.stderr += chunk;
  });
  const ended = new Promise<Result>((resolve, reject) => {
    child.on("close", (code) => {
      // Whatever a test looks for: a document has what its schema says, and nothing else.
      const fault = code === null || through.length > 0 ? undefined : documentFault(argv, text.stdout);
      if (fault === undefined) resolve({ code, ...text });
      else reject(new Error(fault));
    });
  });
  return { child, ended };
}

export const sagewright = (directory: string, ...argv: readonly string[]): Promise<Result> =>
  start(directory, argv).ended;

/** The one document of `--json`. */
export function document({ stdout }: Result) {
  return JSON.parse(stdout);
}
