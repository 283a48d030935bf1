import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import {
  CloudFormationClient,
  DescribeTypeCommand,
  DescribeTypeRegistrationCommand,
  RegisterTypeCommand,
  SetTypeDefaultVersionCommand,
} from "@aws-sdk/client-cloudformation";
import { SagewrightError } from "@sagewright/core";
import { awsCall } from "../aws/aws-call.ts";
import { clientSettings } from "../aws/clients.ts";
import { pollMilliseconds } from "../poll-milliseconds.ts";
import { printIssues } from "../print/issues.ts";
import { commandText } from "../print/next-commands.ts";
import { tell } from "../print/output.ts";
import type { Cloud } from "./cloud.ts";
import { commandRunnerPackageInvalid, commandRunnerRefused, commandRunnerUnregistered } from "./issues.ts";

/** What CloudFormation needs to be told to know the type: the built package of AWS's repository, and a role for it. */
export interface CommandRunnerPackage {
  /** `s3://bucket/key.zip` */
  readonly commandRunnerPackage?: string;
  readonly commandRunnerRole?: string;
}

const TYPE = { Type: "RESOURCE", TypeName: "AWSUtility::CloudFormation::CommandRunner" } as const;
const REPOSITORY =
  "https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-awsutilities-commandrunner";
const RESOURCE = "type/resource/AWSUtility-CloudFormation-CommandRunner";

/**
 * Values that can register the type; before anything is done.
 *
 * Issues: COMMAND_RUNNER_PACKAGE_INVALID.
 */
export function checkCommandRunnerPackage({
  commandRunnerPackage: place,
  commandRunnerRole: role,
}: CommandRunnerPackage) {
  if (place === undefined && role === undefined) return;
  const isPlace = /^s3:\/\/[a-z0-9][a-z0-9.-]{2,62}\/.+$/.test(place ?? "");
  const isRole = /^arn:[a-z-]+:iam::\d{12}:role\/.+$/.test(role ?? "");
  if (!isPlace || !isRole)
    throw new SagewrightError([commandRunnerPackageInvalid(`${place ?? ""} ${role ?? ""}`.trim())]);
}

/**
 * Sees to it that CloudFormation knows the resource type of the runner `command-runner`. It is no public type of AWS's: every
 * account registers it for itself, from a package that is built from AWS's repository. Without one it is said how.
 *
 * Issues: COMMAND_RUNNER_REFUSED and those of AWS. Warning: COMMAND_RUNNER_UNREGISTERED.
 */
export async function registerCommandRunner(cloud: Cloud, given: CommandRunnerPackage): Promise<void> {
  const client = new CloudFormationClient(clientSettings(cloud.aws));
  if (await isRegistered(client)) return;
  if (given.commandRunnerPackage === undefined) {
    printIssues([commandRunnerUnregistered(cloud.region, howToRegister(cloud.region))]);
    return;
  }
  tell(`Registering ${TYPE.TypeName} in ${cloud.region} …`);
  const token = await register(client, given);
  const version = await registered(client, token);
  await awsCall({ action: "cloudformation:SetTypeDefaultVersion", resource: version ?? RESOURCE }, () =>
    client.send(new SetTypeDefaultVersionCommand(version === undefined ? TYPE : { Arn: version })),
  );
  tell(`Registered ${TYPE.TypeName}.`);
}

const isRegistered = (client: CloudFormationClient): Promise<boolean> =>
  awsCall({ action: "cloudformation:DescribeType", resource: RESOURCE }, async () => {
    try {
      await client.send(new DescribeTypeCommand(TYPE));
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === "TypeNotFoundException") return false;
      throw error;
    }
  });

/** The token makes a repeated request the same one. */
const register = (client: CloudFormationClient, given: CommandRunnerPackage): Promise<string> =>
  awsCall({ action: "cloudformation:RegisterType", resource: RESOURCE }, async () => {
    const { commandRunnerPackage: place, commandRunnerRole: role } = given;
    const { RegistrationToken = "" } = await client.send(
      new RegisterTypeCommand({
        ...TYPE,
        SchemaHandlerPackage: place,
        ExecutionRoleArn: role,
        ClientRequestToken: createHash("sha256").update(`${place} ${role}`).digest("hex"),
      }),
    );
    return RegistrationToken;
  });

async function registered(
  client: CloudFormationClient,
  RegistrationToken: string,
): Promise<string | undefined> {
  for (;;) {
    const { ProgressStatus, Description, TypeVersionArn } = await awsCall(
      { action: "cloudformation:DescribeTypeRegistration", resource: "*" },
      () => client.send(new DescribeTypeRegistrationCommand({ RegistrationToken })),
    );
    if (ProgressStatus === "COMPLETE") return TypeVersionArn;
    if (ProgressStatus === "FAILED")
      throw new SagewrightError([commandRunnerRefused(Description ?? "no reason was given.")]);
    await setTimeout(pollMilliseconds(3000));
  }
}

const howToRegister = (region: string): string =>
  [
    "Register it once, in this account and region:",
    `git clone ${REPOSITORY} && cd ${REPOSITORY.split("/").at(-1)} && AWS_REGION=${region} ./scripts/register.sh --set-default`,
    "Or put its built package into a bucket, make a role that resources.cloudformation.amazonaws.com may assume, and",
    `${commandText("sagewright", "catalog", "deploy")} --command-runner-package s3://BUCKET/KEY.zip --command-runner-role ROLE_ARN.`,
    "Nothing of this is needed with the runner codebuild.",
  ].join(" ");
