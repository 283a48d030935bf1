import type { AwsOptions } from "../aws/clients.ts";

/** As the SDK has them. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Variables of a user's shell that would have Terraform do something else than what is shown: another workspace's state, other
 * folders, other arguments. Those of `init` stay, as they tell where providers come from.
 */
const OTHERWISE = /^TF_(?:WORKSPACE|DATA_DIR|CLI_ARGS|CLI_ARGS_(?!init$).*|INPUT)$/;

/** What Terraform would take credentials from; older names, too. */
const CREDENTIALS =
  /^AWS_(?:ACCESS_KEY(?:_ID)?|SECRET_(?:ACCESS_)?KEY|SE(?:SSION|CURITY)_TOKEN|WEB_IDENTITY_TOKEN_FILE|ROLE_ARN|ROLE_SESSION_NAME)$/;

/**
 * The environment of a Terraform that nobody sits before. It works with the credentials that this program has looked with, and not
 * with those that it would find: keys in the environment come before a profile there, and after it here. They are in no argument.
 */
export function terraformEnvironment(
  { region, profile, endpointUrl }: AwsOptions,
  credentials: Credentials,
  environment: Environment = process.env,
): NodeJS.ProcessEnv {
  const inherited = Object.entries(environment).filter(
    ([name]) => !OTHERWISE.test(name) && !CREDENTIALS.test(name),
  );
  const given = region ?? (environment.AWS_REGION || environment.AWS_DEFAULT_REGION);
  return {
    ...Object.fromEntries(inherited),
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    ...(given ? { AWS_REGION: given } : {}),
    ...(profile === undefined ? {} : { AWS_PROFILE: profile }),
    ...(endpointUrl === undefined ? {} : { AWS_ENDPOINT_URL: endpointUrl }),
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    ...(credentials.sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: credentials.sessionToken }),
  };
}
