import { dispatch } from "../src/program.ts";
import { report } from "../src/report.ts";
import { documentFault } from "./document-fault.ts";
import type { Result } from "./sagewright.ts";

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a command line in this process, which is several times as quick as a process of its own. Each waits for the one before, as
 * a process has but one folder, environment and output. Nothing for what needs signals or a terminal.
 */
export async function runInProcess(
  directory: string,
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Result> {
  // Without what reports to the process, which outlasts the command line here.
  const result = await workInProcess(directory, env, () =>
    dispatch(argv, async () => {}).catch((error) => report(error, argv)),
  );
  const fault = documentFault(argv, result.stdout);
  if (fault !== undefined) throw new TypeError(fault);
  return result;
}

/** The same for the work of a command, which gives the exit code. */
export function workInProcess(
  directory: string,
  env: NodeJS.ProcessEnv,
  work: () => Promise<number>,
): Promise<Result> {
  const run = last.then(() => workAlone(directory, env, work));
  last = run.catch(() => {});
  return run;
}

async function workAlone(
  directory: string,
  env: NodeJS.ProcessEnv,
  work: () => Promise<number>,
): Promise<Result> {
  const before = { cwd: process.cwd(), env: process.env };
  const { PATH, HOME } = process.env;
  const text = { stdout: "", stderr: "" };
  const restore = (["stdout", "stderr"] as const).map((name) => {
    const { write } = process[name];
    process[name].write = (chunk: string | Uint8Array) => {
      text[name] += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
      return true;
    };
    return () => {
      process[name].write = write;
    };
  });
  process.env = { PATH, HOME, ...env };
  process.chdir(directory);
  try {
    const code = await work();
    return { code, ...text };
  } finally {
    for (const each of restore) each();
    process.env = before.env;
    process.chdir(before.cwd);
  }
}
