import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import {
  type CloudFormationClient,
  DescribeTypeRegistrationCommand,
  ListTypeRegistrationsCommand,
  RegisterTypeCommand,
} from "@aws-sdk/client-cloudformation";
import { SagewrightError } from "@sagewright/core";
import { awsCall } from "../aws/aws-call.ts";
import { patience } from "../aws/patience.ts";
import { pollMilliseconds } from "../poll-milliseconds.ts";
import { tell } from "../print/output.ts";
import { commandRunnerRefused } from "./issues.ts";

export const COMMAND_RUNNER = {
  Type: "RESOURCE",
  TypeName: "AWSUtility::CloudFormation::CommandRunner",
} as const;
export const COMMAND_RUNNER_RESOURCE = "type/resource/AWSUtility-CloudFormation-CommandRunner";

const MILLISECONDS_A_LOOK = 3000;
/** A registration takes a few minutes. */
const LOOKS = 600;
/** A role that was just made cannot be assumed everywhere yet. */
const ATTEMPTS = 4;
const MILLISECONDS_FOR_A_ROLE = 10_000;

/**
 * Registers the type, or waits for the registration that an earlier command has begun; its version's ARN.
 *
 * Issues: COMMAND_RUNNER_REFUSED and those of AWS.
 */
export async function registerType(
  client: CloudFormationClient,
  place: string,
  role: string,
): Promise<string | undefined> {
  const begun = await registrationUnderWay(client);
  const earlier = begun === undefined ? undefined : await registration(client, begun);
  if (earlier?.isRegistered) return earlier.version;
  for (let attempt = 1; ; attempt += 1) {
    const { isRegistered, version, reason } = await registration(client, await register(client, place, role));
    if (isRegistered) return version;
    if (attempt === ATTEMPTS || !/\bassumed?\b/i.test(reason))
      throw new SagewrightError([commandRunnerRefused(reason)]);
    await setTimeout(pollMilliseconds(MILLISECONDS_FOR_A_ROLE));
  }
}

const registrationUnderWay = (client: CloudFormationClient): Promise<string | undefined> =>
  awsCall({ action: "cloudformation:ListTypeRegistrations", resource: COMMAND_RUNNER_RESOURCE }, async () => {
    const { RegistrationTokenList: tokens = [] } = await client.send(
      new ListTypeRegistrationsCommand({ ...COMMAND_RUNNER, RegistrationStatusFilter: "IN_PROGRESS" }),
    );
    return tokens[0];
  });

/** A token of its own makes what the SDK repeats the same request; one that were the same later would bring the old refusal back. */
const register = (client: CloudFormationClient, place: string, role: string): Promise<string> =>
  awsCall({ action: "cloudformation:RegisterType", resource: COMMAND_RUNNER_RESOURCE }, async () => {
    const { RegistrationToken = "" } = await client.send(
      new RegisterTypeCommand({
        ...COMMAND_RUNNER,
        SchemaHandlerPackage: place,
        ExecutionRoleArn: role,
        ClientRequestToken: randomUUID(),
      }),
    );
    return RegistrationToken;
  });

interface Outcome {
  readonly isRegistered: boolean;
  readonly version?: string | undefined;
  readonly reason: string;
}

/** How a registration has ended. */
async function registration(client: CloudFormationClient, RegistrationToken: string): Promise<Outcome> {
  const silence = patience({ patience: MILLISECONDS_A_LOOK * LOOKS }, tell);
  for (let look = 1; look <= LOOKS; look += 1) {
    try {
      const { ProgressStatus, Description, TypeVersionArn } = await awsCall(
        { action: "cloudformation:DescribeTypeRegistration", resource: "*" },
        () => client.send(new DescribeTypeRegistrationCommand({ RegistrationToken })),
      );
      silence.answered();
      if (ProgressStatus === "COMPLETE") return { isRegistered: true, version: TypeVersionArn, reason: "" };
      if (ProgressStatus === "FAILED")
        return { isRegistered: false, reason: Description ?? "no reason was given." };
    } catch (error) {
      silence.failed(error);
    }
    await setTimeout(pollMilliseconds(MILLISECONDS_A_LOOK));
  }
  return { isRegistered: false, reason: "it is still at it after half an hour." };
}
