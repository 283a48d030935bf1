import { GetObjectCommand, HeadBucketCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { type PlatformSettings, platformNames } from "@sagewright/core/project";
import { awsCall } from "../aws/aws-call.ts";
import { type AwsOptions, clientSettings, regionOf } from "../aws/clients.ts";
import { expectBucketOwner } from "../aws/expect-bucket-owner.ts";
import type { Credentials } from "../terraform/terraform-environment.ts";

/** The account and region that a platform is deployed in, as the credentials and settings say. */
export interface Cloud {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** The platform's bucket, which may not be there yet. */
  readonly bucket: string;
  /** S3 as far as buckets are this account's. */
  readonly s3: S3Client;
  /** An endpoint of one's own seldom has a name for each bucket. */
  readonly pathStyle: boolean;
  readonly aws: AwsOptions;
  /** Of this account, and good for a while. */
  readonly credentials: () => Promise<Credentials>;
}

/** What Terraform does in one run should be done in this time; credentials that end sooner are asked for anew. */
const CREDENTIALS_MILLISECONDS = 15 * 60_000;

/**
 * Asks whose credentials these are.
 *
 * Issues: AWS_REGION_MISSING and those of AWS.
 */
export async function openCloud(settings: PlatformSettings, aws: AwsOptions): Promise<Cloud> {
  const sts = new STSClient(clientSettings(aws));
  const region = await regionOf(sts);
  const { Account: account = "", Arn: arn = "" } = await awsCall(
    { action: "sts:GetCallerIdentity", resource: "*" },
    () => sts.send(new GetCallerIdentityCommand({})),
  );
  const { AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3 } = process.env;
  const pathStyle = [aws.endpointUrl, AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3].some(Boolean);
  return {
    account,
    region,
    partition: arn.split(":")[1] ?? "aws",
    bucket: platformNames(settings, { account, region }).stateBucket,
    s3: expectBucketOwner(new S3Client({ ...clientSettings(aws), forcePathStyle: pathStyle }), account),
    pathStyle,
    aws: { ...aws, region },
    credentials: async () => {
      const found = await sts.config.credentials();
      const end = found.expiration?.getTime() ?? Infinity;
      return end - Date.now() > CREDENTIALS_MILLISECONDS
        ? found
        : sts.config.credentials({ forceRefresh: true });
    },
  };
}

const ABSENT = new Set(["NoSuchKey", "NoSuchBucket", "NotFound"]);
const isAbsent = (error: unknown): boolean => error instanceof Error && ABSENT.has(error.name);

/** An object, with the tag of this version of it; undefined where there is no such object, or no such bucket. */
export const objectOf = (
  { s3, bucket }: Cloud,
  key: string,
): Promise<{ readonly text: string; readonly tag: string | undefined } | undefined> =>
  awsCall({ action: "s3:GetObject", resource: `s3://${bucket}/${key}` }, async () => {
    try {
      const { Body, ETag: tag } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return { text: (await Body?.transformToString()) ?? "", tag };
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  });

/** All keys below a prefix; none where there is no such bucket. */
export const keysBelow = ({ s3, bucket }: Cloud, prefix: string): Promise<readonly string[]> =>
  awsCall({ action: "s3:ListBucket", resource: `s3://${bucket}` }, async () => {
    const keys: string[] = [];
    let token: string | undefined;
    try {
      do {
        const page = await s3.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
        );
        keys.push(...(page.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key])));
        token = page.NextContinuationToken;
      } while (token !== undefined);
    } catch (error) {
      if (!isAbsent(error)) throw error;
    }
    return keys;
  });

/** Whether the platform's bucket is there, in this account. */
export const hasBucket = ({ s3, bucket }: Cloud): Promise<boolean> =>
  awsCall({ action: "s3:ListBucket", resource: `s3://${bucket}` }, async () => {
    try {
      await s3.send(new HeadBucketCommand({ Bucket: bucket }));
      return true;
    } catch (error) {
      if (isAbsent(error)) return false;
      throw error;
    }
  });
