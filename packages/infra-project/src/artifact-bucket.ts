import {
  type ITerraformDependable,
  S3Bucket,
  S3BucketLifecycleConfiguration,
  S3BucketOwnershipControls,
  S3BucketPolicy,
  S3BucketPublicAccessBlock,
  S3BucketServerSideEncryptionConfigurationA,
  S3BucketVersioningA,
} from "./bindings.ts";
import { policyDocument } from "./policy.ts";
import { bucketArn, type Project } from "./project.ts";

/** Days that versions are kept which were written over or deleted. */
const NONCURRENT_DAYS = 90;

/** The bucket for what a project's builds and pipelines make; what uses it waits until it is shut to others. */
export interface ArtifactBucket {
  readonly name: string;
  readonly ready: ITerraformDependable[];
}

/**
 * Private, versioned, encrypted, for TLS only. Deleting the project deletes it with its content: a state belongs to one
 * project, so no other project's bucket can be meant.
 */
export function artifactBucket(project: Project): ArtifactBucket {
  const { stack, settings, names } = project;
  const bucket = new S3Bucket(stack, "artifact_bucket", {
    bucket: names.artifactBucket,
    forceDestroy: true,
    tags: project.tags,
  });
  const publicAccess = new S3BucketPublicAccessBlock(stack, "artifact_bucket_public_access", {
    bucket: bucket.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  const ownership = new S3BucketOwnershipControls(stack, "artifact_bucket_ownership", {
    bucket: bucket.id,
    rule: { objectOwnership: "BucketOwnerEnforced" },
  });
  const versioning = new S3BucketVersioningA(stack, "artifact_bucket_versioning", {
    bucket: bucket.id,
    versioningConfiguration: { status: "Enabled" },
  });
  const encryption = new S3BucketServerSideEncryptionConfigurationA(stack, "artifact_bucket_encryption", {
    bucket: bucket.id,
    rule: [
      settings.kmsKeyArn === undefined
        ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
        : {
            applyServerSideEncryptionByDefault: {
              sseAlgorithm: "aws:kms",
              kmsMasterKeyId: settings.kmsKeyArn,
            },
            bucketKeyEnabled: true,
          },
    ],
  });
  const lifecycle = new S3BucketLifecycleConfiguration(stack, "artifact_bucket_lifecycle", {
    bucket: bucket.id,
    rule: [
      {
        id: "leftovers",
        status: "Enabled",
        filter: [{ prefix: "" }],
        abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        noncurrentVersionExpiration: [{ noncurrentDays: NONCURRENT_DAYS }],
      },
    ],
    dependsOn: [versioning],
  });
  const policy = new S3BucketPolicy(stack, "artifact_bucket_policy", {
    bucket: bucket.id,
    policy: policyDocument([
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: ["s3:*"],
        Resource: [bucketArn(project, names.artifactBucket), bucketArn(project, `${names.artifactBucket}/*`)],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]),
    dependsOn: [publicAccess],
  });
  return {
    name: bucket.bucket,
    ready: [bucket, publicAccess, ownership, versioning, encryption, lifecycle, policy],
  };
}
