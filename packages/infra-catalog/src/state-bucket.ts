import type { ITerraformDependable } from "cdktn";
import type { Construct } from "constructs";
import {
  S3Bucket,
  S3BucketLifecycleConfiguration,
  S3BucketOwnershipControls,
  S3BucketPublicAccessBlock,
  S3BucketServerSideEncryptionConfiguration,
  S3BucketVersioning,
} from "./bindings.ts";
import type { Platform } from "./platform.ts";

/** Folders of the platform's bucket. */
export const BUCKET_PREFIXES = {
  /** Terraform states and owners of projects. Nothing expires. */
  projects: "projects/",
  /** Templates that Studio offers. */
  templates: "templates/",
  /** Every project bundle that was ever released, by its hash. Nothing expires: a project is destroyed by the bundle that made it. */
  bundles: "bundles/",
  /** What Terraform uploads, before it is kept under `bundles/`. */
  staging: "staging/",
  /** What the runner remembers of a request while its build runs. */
  requests: "requests/",
} as const;

/** Days that a request is remembered; a build takes at most an hour. */
const REQUEST_DAYS = 7;
const NONCURRENT_DAYS = 30;

/** The bucket, and what must be set before anything is put into it. */
export interface StateBucket {
  readonly bucket: S3Bucket;
  readonly protections: readonly ITerraformDependable[];
}

/** For the bucket and for each of its settings: a bucket that is kept must not lose what protects it. */
export const KEPT = { lifecycle: { preventDestroy: true } };

/**
 * The bucket of states, templates and bundles: versioned, encrypted, private, and never destroyed by Terraform.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/s3
 */
export function stateBucket(scope: Construct, { settings, names }: Platform): StateBucket {
  const bucket = new S3Bucket(scope, "state-bucket", {
    ...KEPT,
    bucket: names.stateBucket,
    forceDestroy: false,
  });
  const versioning = new S3BucketVersioning(scope, "state-bucket-versioning", {
    ...KEPT,
    bucket: bucket.id,
    versioningConfiguration: { status: "Enabled" },
  });
  const encryption = new S3BucketServerSideEncryptionConfiguration(scope, "state-bucket-encryption", {
    ...KEPT,
    bucket: bucket.id,
    rule: [
      {
        applyServerSideEncryptionByDefault:
          settings.kmsKeyArn === undefined
            ? { sseAlgorithm: "AES256" }
            : { sseAlgorithm: "aws:kms", kmsMasterKeyId: settings.kmsKeyArn },
        ...(settings.kmsKeyArn !== undefined && { bucketKeyEnabled: true }),
      },
    ],
  });
  const publicAccess = new S3BucketPublicAccessBlock(scope, "state-bucket-public-access-block", {
    ...KEPT,
    bucket: bucket.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  const ownership = new S3BucketOwnershipControls(scope, "state-bucket-ownership", {
    ...KEPT,
    bucket: bucket.id,
    rule: { objectOwnership: "BucketOwnerEnforced" },
  });
  const lifecycle = new S3BucketLifecycleConfiguration(scope, "state-bucket-lifecycle", {
    ...KEPT,
    bucket: bucket.id,
    rule: [
      expiry("requests", BUCKET_PREFIXES.requests, {
        expiration: [{ days: REQUEST_DAYS }],
        noncurrentVersionExpiration: [{ noncurrentDays: 1 }],
      }),
      expiry("staging", BUCKET_PREFIXES.staging, {
        noncurrentVersionExpiration: [{ noncurrentDays: NONCURRENT_DAYS }],
      }),
      expiry("uploads", "", { abortIncompleteMultipartUpload: [{ daysAfterInitiation: REQUEST_DAYS }] }),
    ],
    // Rules for noncurrent versions ask for versions.
    dependsOn: [versioning],
  });
  return { bucket, protections: [versioning, encryption, publicAccess, ownership, lifecycle] };
}

const expiry = <const What extends object>(id: string, prefix: string, what: What) => ({
  id,
  status: "Enabled",
  filter: [{ prefix }],
  ...what,
});
