import { type Pause, SagewrightError, withPermissionPatience } from "@sagewright/core";
import { gitCredentialsMalformed, gitCredentialsMissing, gitCredentialsUnreadable } from "./issues.ts";

/** What a Git host is asked with. */
export interface GitCredentials {
  readonly username: string;
  readonly password: string;
}

/** Gives the text of a secret; the SDK's errors pass through it. */
export type SecretReader = (secretArn: string) => Promise<string | undefined>;

/** In a VPC without a way to the service a request would hang for as long as the function may run. */
const PATIENCE = { connectionTimeout: 5_000, requestTimeout: 10_000 };

/** The text of a secret, from AWS Secrets Manager. */
export const readSecret: SecretReader = async (secretArn) => {
  const { GetSecretValueCommand, SecretsManagerClient } = await import("@aws-sdk/client-secrets-manager");
  const client = new SecretsManagerClient({ requestHandler: PATIENCE });
  try {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
    return SecretString;
  } finally {
    client.destroy();
  }
};

/**
 * Reads the credentials for a Git host: `{"username", "password"}`, `{"username"?, "token"}`, or a bare token. The role
 * that may read them is a few seconds old when a project is made.
 *
 * Issues: GIT_CREDENTIALS_MISSING, GIT_CREDENTIALS_UNREADABLE, GIT_CREDENTIALS_MALFORMED.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 */
export async function gitCredentials(
  read: SecretReader,
  secretArn: string,
  host: string,
  pause: Pause,
): Promise<GitCredentials> {
  const text = await withPermissionPatience(() => read(secretArn), pause).catch((error: unknown) => {
    const name = error instanceof Error ? error.name : "unknown error";
    // So it is too for a secret that exists and was never given a value.
    if (name === "ResourceNotFoundException") {
      throw new SagewrightError([gitCredentialsMissing(secretArn, "does not exist or has no value yet")]);
    }
    throw new SagewrightError([gitCredentialsUnreadable(secretArn, name)]);
  });
  const value = text?.trim() ?? "";
  if (value === "") throw new SagewrightError([gitCredentialsMissing(secretArn, "is empty")]);
  const { username, password } = value.startsWith("{") ? fromJson(secretArn, value) : { password: value };
  const found = { username: username ?? userOfTokens(host), password };
  if (!isPrintable(found.username) || !isPrintable(found.password) || found.username.includes(":")) {
    throw new SagewrightError([
      gitCredentialsMalformed(secretArn, "holds white space or other characters that no credential has"),
    ]);
  }
  return found;
}

function fromJson(secretArn: string, text: string): { username: string | undefined; password: string } {
  const parsed = parseObject(text);
  if (parsed === undefined) {
    throw new SagewrightError([
      gitCredentialsMalformed(secretArn, "begins like JSON and is not a JSON object"),
    ]);
  }
  const password = parsed.password ?? parsed.token;
  const username = parsed.username;
  if (typeof password !== "string" || (username !== undefined && typeof username !== "string")) {
    throw new SagewrightError([
      gitCredentialsMalformed(
        secretArn,
        'has no text "password" or "token", or a "username" that is no text',
      ),
    ]);
  }
  return { username, password };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    // The parser's message quotes the text, which is the secret.
    return undefined;
  }
}

/** Hosts take any name beside a token, but for Bitbucket, which knows its access tokens by it. */
const userOfTokens = (host: string): string => (host === "bitbucket.org" ? "x-token-auth" : "x-access-token");

const isPrintable = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);
