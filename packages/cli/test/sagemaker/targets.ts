import { join } from "node:path";
import { openEngine } from "@sagewright/local-engine";
import { onTestFinished } from "vitest";
import { type Result, start } from "../sagewright.ts";

export const TARGETS = ["local", "aws"] as const;
export type Target = (typeof TARGETS)[number];

/** The command line on the records of a folder: on its own engine, or as on AWS, through one that is served. */
export interface CommandLine {
  start(...argv: readonly string[]): ReturnType<typeof start>;
  call(...argv: readonly string[]): Promise<Result>;
  /** For commands without `--target`: `aws:NAME`, `local:NAME`. */
  plain(...argv: readonly string[]): Promise<Result>;
}

/** Until the test is over. */
export async function commandLineOn(target: Target, folder: string): Promise<CommandLine> {
  if (target === "local") {
    const call = (...argv: readonly string[]) => start(folder, argv);
    return { start: call, call: (...argv) => call(...argv).ended, plain: (...argv) => call(...argv).ended };
  }
  const engine = await openEngine({ stateDir: join(folder, ".sagewright"), isolation: "none" });
  onTestFinished(() => engine.close());
  const { endpoint } = await engine.serve({ port: 0 });
  const on = (...argv: readonly string[]) =>
    start(folder, [...argv, "--endpoint-url", endpoint], {
      AWS_ACCESS_KEY_ID: "testing",
      AWS_SECRET_ACCESS_KEY: "testing",
      AWS_REGION: "us-east-1",
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
      AWS_EC2_METADATA_DISABLED: "true",
    });
  return {
    start: (...argv) => on(...argv, "--target", "aws"),
    call: (...argv) => on(...argv, "--target", "aws").ended,
    plain: (...argv) => on(...argv).ended,
  };
}
