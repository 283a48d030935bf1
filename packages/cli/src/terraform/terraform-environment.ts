import type { AwsOptions } from "../aws/clients.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Variables of a user's shell that would have Terraform do something else than what is shown: another workspace's state, other
 * folders, other arguments. Those of `init` stay, as they tell where providers come from.
 */
const OTHERWISE = /^TF_(?:WORKSPACE|DATA_DIR|CLI_ARGS|CLI_ARGS_(?!init$).*|INPUT)$/;

/** The environment of a Terraform that nobody sits before. Credentials are in it as the shell has them, never in an argument. */
export function terraformEnvironment(
  { region, profile, endpointUrl }: AwsOptions,
  environment: Environment = process.env,
): NodeJS.ProcessEnv {
  const inherited = Object.entries(environment).filter(([name]) => !OTHERWISE.test(name));
  const given = region ?? (environment.AWS_REGION || environment.AWS_DEFAULT_REGION);
  return {
    ...Object.fromEntries(inherited),
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    ...(given ? { AWS_REGION: given } : {}),
    ...(profile === undefined ? {} : { AWS_PROFILE: profile }),
    ...(endpointUrl === undefined ? {} : { AWS_ENDPOINT_URL: endpointUrl }),
  };
}
