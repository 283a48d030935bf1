import { stateKey } from "@sagewright/core/project";

/** Key of the lock file that Terraform puts beside a project's state. */
export const lockKey = (projectId: string): string => `${stateKey(projectId)}.tflock`;

/** Where the states of the projects are, and how they are locked. */
export interface StatePlace {
  readonly bucket: string;
  readonly region: string;
  /** DynamoDB table that locks, besides the lock file in the bucket. */
  readonly lockTable?: string | undefined;
  readonly kmsKeyArn?: string | undefined;
}

/**
 * The values that complete the partial S3 backend of a project's stack, as `terraform init -backend-config` takes them.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/s3
 */
export const backendDocument = (place: StatePlace, projectId: string) => ({
  bucket: place.bucket,
  key: stateKey(projectId),
  region: place.region,
  encrypt: true,
  // With a table, too: a run from before the table was asked for, or from after, locks out this one.
  use_lockfile: true,
  // Empty it is none, whatever table a bundle of earlier settings names.
  dynamodb_table: place.lockTable ?? "",
  ...(place.kmsKeyArn !== undefined && { kms_key_id: place.kmsKeyArn }),
});
