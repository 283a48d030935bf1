import { DescribeSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { platformNames } from "@sagewright/core/project";
import { awsCall } from "../../aws/aws-call.ts";
import { clientSettings } from "../../aws/clients.ts";
import { type Check, fault, ok } from "../check.ts";

/** The secret with which seed code gets into repositories: made empty, and filled by the operator. */
export const gitCredentials: Check = {
  name: "Git credentials",
  neededFor: "project",
  asksAws: true,
  async find(place) {
    const { settings, isNamed } = await place.platform();
    if (!isNamed || settings.seedMethod !== "git") return [];
    const cloud = await place.cloud();
    const { gitSecret: name } = platformNames(settings, cloud);
    const client = new SecretsManagerClient(clientSettings(cloud.aws));
    const call = { action: "secretsmanager:DescribeSecret", resource: name };
    const secret = await awsCall(call, async () => {
      try {
        return await client.send(new DescribeSecretCommand({ SecretId: name }));
      } catch (error) {
        if (error instanceof Error && error.name === "ResourceNotFoundException") return undefined;
        throw error;
      }
    });
    // Where there is no platform yet, its own check says so.
    if (secret === undefined) return [];
    const stages = Object.values(secret.VersionIdsToStages ?? {}).flat();
    return stages.includes("AWSCURRENT")
      ? [ok(name)]
      : [
          fault(
            `The secret ${name} is empty: seed code cannot be put into a repository.`,
            `Write a token of your Git host into it: aws secretsmanager put-secret-value --secret-id ${name} --secret-string file://token.txt`,
          ),
        ];
  },
};
