import {
  CloudFormationClient,
  DescribeTypeCommand,
  SetTypeDefaultVersionCommand,
} from "@aws-sdk/client-cloudformation";
import { SagewrightError } from "@sagewright/core";
import { awsCall } from "../aws/aws-call.ts";
import { clientSettings } from "../aws/clients.ts";
import { printIssues } from "../print/issues.ts";
import { commandText } from "../print/next-commands.ts";
import { tell } from "../print/output.ts";
import type { Cloud } from "./cloud.ts";
import { COMMAND_RUNNER, COMMAND_RUNNER_RESOURCE, registerType } from "./command-runner-registration.ts";
import { commandRunnerPackageInvalid, commandRunnerUnregistered } from "./issues.ts";

/** What CloudFormation needs to be told to know the type: the built package of AWS's repository, and a role for it. */
export interface CommandRunnerPackage {
  /** `s3://bucket/key.zip` */
  readonly commandRunnerPackage?: string;
  readonly commandRunnerRole?: string;
}

const REPOSITORY =
  "https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-awsutilities-commandrunner";

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
  const { commandRunnerPackage: place, commandRunnerRole: role } = given;
  if (place === undefined || role === undefined) {
    printIssues([commandRunnerUnregistered(cloud.region, howToRegister(cloud.region))]);
    return;
  }
  tell(`Registering ${COMMAND_RUNNER.TypeName} in ${cloud.region} …`);
  const version = await registerType(client, place, role);
  await awsCall(
    { action: "cloudformation:SetTypeDefaultVersion", resource: version ?? COMMAND_RUNNER_RESOURCE },
    () =>
      client.send(
        new SetTypeDefaultVersionCommand(version === undefined ? COMMAND_RUNNER : { Arn: version }),
      ),
  );
  tell(`Registered ${COMMAND_RUNNER.TypeName}.`);
}

const isRegistered = (client: CloudFormationClient): Promise<boolean> =>
  awsCall({ action: "cloudformation:DescribeType", resource: COMMAND_RUNNER_RESOURCE }, async () => {
    try {
      await client.send(new DescribeTypeCommand(COMMAND_RUNNER));
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === "TypeNotFoundException") return false;
      throw error;
    }
  });

const howToRegister = (region: string): string =>
  [
    "Register it once, in this account and region:",
    `git clone ${REPOSITORY} && cd ${REPOSITORY.split("/").at(-1)} && AWS_REGION=${region} ./scripts/register.sh --set-default`,
    "Or put its built package into a bucket, make a role that resources.cloudformation.amazonaws.com may assume, and",
    `${commandText("sagewright", "catalog", "deploy")} --command-runner-package s3://BUCKET/KEY.zip --command-runner-role ROLE_ARN.`,
    "Nothing of this is needed with the runner codebuild.",
  ].join(" ");
