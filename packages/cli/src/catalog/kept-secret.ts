import { DescribeSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SagewrightError } from "@sagewright/core";
import { type PlatformSettings, platformNames, platformTags } from "@sagewright/core/project";
import { awsCall } from "../aws/aws-call.ts";
import { clientSettings } from "../aws/clients.ts";
import { isMissing } from "../aws/missing.ts";
import { placeFlags } from "../aws/place-flags.ts";
import { commandText } from "../print/next-commands.ts";
import type { Cloud } from "./cloud.ts";
import { gitSecretDeleted } from "./issues.ts";
import type { StatePlace } from "./state-place.ts";

/** Terraform's address of the secret with the Git credentials. */
export const GIT_SECRET_ADDRESS = "aws_secretsmanager_secret.git-secret";

/** How a secret that a destroy has taken is brought back, and how its name is given free, while it can be restored. */
export const secretCommands = (name: string, { aws }: Pick<Cloud, "aws">) => ({
  restore: commandText("aws", "secretsmanager", "restore-secret", "--secret-id", name, ...placeFlags(aws)),
  remove: commandText(
    ...["aws", "secretsmanager", "delete-secret", "--secret-id", name, "--force-delete-without-recovery"],
    ...placeFlags(aws),
  ),
});

/**
 * ARN of the platform's secret, where it is there without being in its state: restored after an earlier destroy.
 *
 * Issues: GIT_SECRET_DELETED while it can still be restored, as its name is taken until then; and those of AWS.
 */
export async function keptSecret(
  cloud: Cloud,
  settings: PlatformSettings,
  { state }: StatePlace,
): Promise<string | undefined> {
  if (state?.addresses.includes(GIT_SECRET_ADDRESS)) return undefined;
  const { gitSecret: name } = platformNames(settings, cloud);
  const client = new SecretsManagerClient(clientSettings(cloud.aws));
  const found = await awsCall({ action: "secretsmanager:DescribeSecret", resource: name }, async () => {
    try {
      return await client.send(new DescribeSecretCommand({ SecretId: name }));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  });
  if (found?.DeletedDate !== undefined) {
    const { restore, remove } = secretCommands(name, cloud);
    throw new SagewrightError([gitSecretDeleted(name, restore, remove)]);
  }
  const tags = new Map(found?.Tags?.map(({ Key, Value }) => [Key, Value]));
  const { "sagewright:organization": organization, "sagewright:environment": environment } =
    platformTags(settings);
  const isOurs =
    tags.get("sagewright:organization") === organization &&
    tags.get("sagewright:environment") === environment;
  return isOurs ? found?.ARN : undefined;
}
