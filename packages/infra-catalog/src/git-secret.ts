import { Fn, TerraformVariable } from "cdktn";
import type { Construct } from "constructs";
import { SecretsmanagerSecret, SecretsmanagerSecretVersion } from "./bindings.ts";
import type { Platform } from "./platform.ts";

const RECOVERY_WINDOW_IN_DAYS = 7;

/**
 * The secret with the credentials that put seed code into repositories: `{"username": …, "password": …}`. It is made
 * empty and filled in by the operator, or from variables that are ephemeral, through an argument that is write-only:
 * either way no plan and no state holds the value.
 *
 * @see https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only
 */
export function gitSecret(scope: Construct, { settings, names }: Platform): SecretsmanagerSecret {
  const secret = new SecretsmanagerSecret(scope, "git-secret", {
    name: names.gitSecret,
    description: 'Git credentials for seed code: {"username": "…", "password": "…"}',
    recoveryWindowInDays: RECOVERY_WINDOW_IN_DAYS,
    ...(settings.kmsKeyArn !== undefined && { kmsKeyId: settings.kmsKeyArn }),
  });
  if (settings.gitCredentials === "write-only") {
    const username = ephemeralVariable(scope, "git_username", "Name of the user who pushes seed code.");
    const password = ephemeralVariable(scope, "git_password", "Password or token of that user.");
    const version = new TerraformVariable(scope, "git_credentials_version", {
      type: "number",
      default: 1,
      nullable: false,
      description: "Raise it to write the credentials again: Terraform cannot see that they changed.",
    });
    new SecretsmanagerSecretVersion(scope, "git-secret-version", {
      secretId: secret.id,
      secretStringWo: Fn.jsonencode({ username: username.stringValue, password: password.stringValue }),
      secretStringWoVersion: version.numberValue,
    });
  }
  return secret;
}

function ephemeralVariable(scope: Construct, name: string, description: string): TerraformVariable {
  const variable = new TerraformVariable(scope, name, {
    type: "string",
    description,
    sensitive: true,
    nullable: false,
  });
  variable.addOverride("ephemeral", true);
  return variable;
}
