import { type PlatformSettings, platformNames, platformPrefix, rolePath } from "@sagewright/core/project";
import type { Construct } from "constructs";
import { DataAwsCallerIdentity, DataAwsPartition, DataAwsRegion } from "./bindings.ts";

/** What every part of the catalog's stack needs to know: the settings, where it is deployed, and all names. */
export interface Platform {
  readonly settings: PlatformSettings;
  readonly prefix: string;
  readonly names: ReturnType<typeof platformNames>;
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** IAM path of the roles of all projects. */
  readonly projectRolePath: string;
  /** Boundary of the projects' roles: the organization's own, or the one that the catalog makes. */
  readonly projectBoundaryArn: string;
}

/** Account, region and partition come from the credentials that deploy, so that nobody writes them down. */
export function platform(scope: Construct, settings: PlatformSettings): Platform {
  const account = new DataAwsCallerIdentity(scope, "caller").accountId;
  const region = new DataAwsRegion(scope, "region").id;
  const partition = new DataAwsPartition(scope, "partition").partition;
  const names = platformNames(settings, { account, region });
  return {
    settings,
    prefix: platformPrefix(settings),
    names,
    account,
    region,
    partition,
    projectRolePath: rolePath(settings),
    projectBoundaryArn:
      settings.permissionsBoundaryArn ?? `arn:${partition}:iam::${account}:policy/${names.projectBoundary}`,
  };
}

/** ARN of something in the platform's account and region. */
export const arnOf = (platform: Platform, service: string, resource: string): string =>
  `arn:${platform.partition}:${service}:${platform.region}:${platform.account}:${resource}`;

/** ARN of something that IAM, S3 or Service Catalog names without a region. */
export const globalArnOf = (platform: Platform, service: "iam", resource: string): string =>
  `arn:${platform.partition}:${service}::${platform.account}:${resource}`;

/** ARN of a bucket, or with `/key` of what is in it. */
export const bucketArnOf = (platform: Platform, bucket: string): string =>
  `arn:${platform.partition}:s3:::${bucket}`;
