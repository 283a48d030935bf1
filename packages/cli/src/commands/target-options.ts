import { type Command, Option } from "commander";
import { someText } from "./some-text.ts";

/** Where a command works, and how AWS is reached there. */
export interface TargetOptions {
  readonly target: "local" | "aws";
  /** These three with the target aws only. */
  readonly region?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
}

/** For commands that work on this machine as well as on AWS. */
export const addTargetOptions = (
  command: Command,
  description: string,
  target: TargetOptions["target"] = "local",
): Command =>
  addAwsOptions(
    command.addOption(new Option("--target <target>", description).choices(["local", "aws"]).default(target)),
    "aws: ",
  );

/** For commands that ask AWS. */
export const addAwsOptions = (command: Command, prefix = ""): Command =>
  command
    .option("--region <region>", `${prefix}region (default: $AWS_REGION, or that of the profile)`)
    .option("--profile <name>", `${prefix}profile of the AWS configuration (default: $AWS_PROFILE)`)
    .option("--endpoint-url <url>", `${prefix}ask this instead of AWS (default: $AWS_ENDPOINT_URL)`);

/** Where pipelines are looked for that are named as aws:NAME or local:NAME. */
export const addSourceOptions = (command: Command): Command =>
  addAwsOptions(command, "aws: ").option(
    "--state-dir <dir>",
    "local: where runs are kept (default: .sagewright beside the pipeline)",
    someText,
  );
