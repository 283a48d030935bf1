import { S3Client } from "@aws-sdk/client-s3";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import { UsageError } from "../usage-error.ts";
import { expectBucketOwner } from "./expect-bucket-owner.ts";
import { awsRegionInvalid, awsRegionMissing } from "./issues.ts";
import { placeIssues } from "./place-issues.ts";
import { chooseProfile } from "./profile-name.ts";
import { proxyAgents } from "./proxy-agents.ts";

/** Where requests go, as flags say it; the SDK's own chain says the rest. */
export interface AwsOptions {
  readonly region?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
}

export interface AwsClients {
  readonly sagemaker: SageMakerClient;
  /** For requests that have no token, and that must not be repeated before someone has looked. */
  readonly sagemakerOnce: SageMakerClient;
  /** S3 as far as the buckets are this account's; of any other's it answers AccessDenied. */
  readonly s3Of: (account: string) => S3Client;
  readonly region: string;
  /** What clients of other services are made with. */
  readonly settings: ReturnType<typeof clientSettings>;
}

type Environment = Readonly<Record<string, string | undefined>>;

const CONNECTION_MILLISECONDS = 10_000;
/** In which nothing comes or goes; a long upload may take as long as it takes. */
const SILENCE_MILLISECONDS = 30_000;

/**
 * The clients of one command. Credentials, profiles, region and endpoints are found as the SDK finds them; this module is
 * loaded only by commands that need it, as the SDK costs 200 ms.
 *
 * Issues: AWS_REGION_MISSING.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
export async function awsClients(
  options: AwsOptions,
  environment: Environment = process.env,
): Promise<AwsClients> {
  const settings = clientSettings(options, environment);
  const sagemaker = new SageMakerClient(settings);
  const sagemakerOnce = new SageMakerClient({ ...settings, maxAttempts: 1 });
  const forcePathStyle = hasEndpoint(options, environment);
  const s3Of = (account: string) => expectBucketOwner(new S3Client({ ...settings, forcePathStyle }), account);
  return { sagemaker, sagemakerOnce, s3Of, region: await regionOf(sagemaker), settings };
}

/**
 * The region that a client asks; the SDK finds it in a profile, too.
 *
 * Issues: AWS_REGION_MISSING, AWS_REGION_INVALID.
 */
export async function regionOf(client: {
  readonly config: { readonly region: () => Promise<string> };
}): Promise<string> {
  const region = await client.config.region().catch((error: unknown) => {
    const [, invalid] = /region="(.+)" is not a valid/.exec((error as Error).message) ?? [];
    if (invalid !== undefined) throw new UsageError([awsRegionInvalid(invalid)]);
    return "";
  });
  if (region === "") throw new SagewrightError([awsRegionMissing()]);
  return region;
}

/**
 * What every client of AWS is made with, whatever its service: `new IAMClient(clientSettings(options))`.
 *
 * Issues: AWS_REGION_INVALID, ENDPOINT_INVALID.
 */
export function clientSettings(
  { region, profile, endpointUrl }: AwsOptions,
  environment: Environment = process.env,
) {
  const issues = placeIssues({ region, endpointUrl }, environment);
  if (issues.length > 0) throw new UsageError(issues);
  chooseProfile(profile);
  // The AWS CLI and boto3 take AWS_DEFAULT_REGION; the SDK for JavaScript does not.
  const given = region ?? (environment.AWS_REGION ? undefined : environment.AWS_DEFAULT_REGION || undefined);
  return {
    ...(given === undefined ? {} : { region: given }),
    ...(profile === undefined ? {} : { profile, logger: SILENT }),
    ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }),
    ...(environment.AWS_MAX_ATTEMPTS ? {} : { maxAttempts: 6 }),
    ...(environment.AWS_RETRY_MODE ? {} : { retryMode: "adaptive" }),
    requestHandler: {
      connectionTimeout: CONNECTION_MILLISECONDS,
      socketTimeout: SILENCE_MILLISECONDS,
      ...proxyAgents(environment),
    },
  };
}

const nothing = (): void => {};
/** Where a profile is named and variables hold keys, too, the SDK warns of two sources; the flag is meant. */
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** An endpoint of one's own seldom has a name for each bucket. */
export const hasEndpoint = ({ endpointUrl }: AwsOptions, environment: Environment = process.env): boolean =>
  [endpointUrl, environment.AWS_ENDPOINT_URL_S3, environment.AWS_ENDPOINT_URL].some(Boolean);
