import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { workInProcess } from "../in-process.ts";
import type { Result } from "../sagewright.ts";
import type { ReducedOptions } from "./reduced-platform.ts";
import { type ReducedCommand, reducedWork, type Wishes } from "./reduced-work.ts";

const COMMAND = join(import.meta.dirname, "reduced-command.ts");

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Result>;
  /** Resolves when stderr has these words. */
  said(words: string): Promise<void>;
}

const environmentOf = ({ endpoint }: ReducedOptions) => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  TF_CLI_CONFIG_FILE: "/dev/null",
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: "emulator",
  AWS_SECRET_ACCESS_KEY: "emulator",
  AWS_REGION: "us-east-1",
  AWS_EC2_METADATA_DISABLED: "true",
});

/** A command on the reduced platform in this process, which is quicker. */
export const reduced = (
  command: ReducedCommand,
  platform: ReducedOptions,
  wishes: Wishes,
  environment: NodeJS.ProcessEnv = {},
): Promise<Result> =>
  workInProcess(tmpdir(), { ...environmentOf(platform), ...environment }, () =>
    reducedWork(command, platform, wishes),
  );

/** The same as a process of its own, for signals and terminals; `through` runs it in a terminal, say. */
export function reducedProcess(
  command: ReducedCommand,
  platform: ReducedOptions,
  wishes: Wishes,
  through: readonly string[] = [],
): Running {
  const words = [
    ...through,
    process.execPath,
    "--conditions=@sagewright/source",
    COMMAND,
    command,
    JSON.stringify(platform),
    JSON.stringify(wishes),
  ];
  const [program = process.execPath, ...args] = words;
  const child = spawn(program, args, {
    env: {
      ...environmentOf(platform),
      NODE_COMPILE_CACHE: join(tmpdir(), "sagewright-test-compile-cache"),
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const text = { stdout: "", stderr: "" };
  const waiting = new Map<string, () => void>();
  const hear = (): void => {
    for (const [words, resolve] of waiting) if (`${text.stdout}${text.stderr}`.includes(words)) resolve();
  };
  for (const name of ["stdout", "stderr"] as const)
    child[name]?.setEncoding("utf8").on("data", (chunk: string) => {
      text[name] += chunk;
      hear();
    });
  const ended = new Promise<Result>((resolve) => {
    child.on("close", (code) => resolve({ code, ...text }));
  });
  return {
    child,
    ended,
    said: (words) =>
      new Promise((resolve, reject) => {
        waiting.set(words, resolve);
        hear();
        ended.then((result) => reject(new Error(`ended without "${words}": ${JSON.stringify(result)}`)));
      }),
  };
}
