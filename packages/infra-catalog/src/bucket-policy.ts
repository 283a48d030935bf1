import type { Construct } from "constructs";
import { S3BucketPolicy } from "./bindings.ts";
import { bucketArnOf, type Platform } from "./platform.ts";
import { policyDocument, type Statement } from "./policy-document.ts";
import { rolesAndUsers } from "./principals.ts";
import { BUCKET_PREFIXES, KEPT, type StateBucket } from "./state-bucket.ts";

/**
 * What the bucket itself refuses, whatever a role may do: plain HTTP and old TLS. Where projects are made from the
 * template in S3, those who may make them may read the templates, and nothing else.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export function bucketPolicy(
  scope: Construct,
  platform: Platform,
  { bucket, protections }: StateBucket,
): S3BucketPolicy {
  return new S3BucketPolicy(scope, "state-bucket-policy", {
    ...KEPT,
    bucket: bucket.id,
    policy: policyDocument([
      ...tlsOnly(bucketArnOf(platform, platform.names.stateBucket)),
      ...templateReaders(platform),
    ]),
    // Blocking public access changes what a policy may say: one after the other.
    dependsOn: [...protections],
  });
}

const tlsOnly = (bucketArn: string): readonly Statement[] => [
  {
    Sid: "RefusePlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  },
  {
    Sid: "RefuseOldTls",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
  },
];

function templateReaders(platform: Platform): readonly Statement[] {
  const readers = rolesAndUsers(platform.settings.principalArns);
  if (!platform.settings.routes.includes("s3") || readers.length === 0) return [];
  const bucketArn = bucketArnOf(platform, platform.names.stateBucket);
  return [
    {
      Sid: "ReadTemplates",
      Effect: "Allow",
      Principal: { AWS: readers },
      Action: ["s3:GetObject", "s3:GetObjectTagging"],
      Resource: [`${bucketArn}/${BUCKET_PREFIXES.templates}*`],
    },
    {
      Sid: "ListTemplates",
      Effect: "Allow",
      Principal: { AWS: readers },
      Action: ["s3:ListBucket"],
      Resource: [bucketArn],
      Condition: { StringLike: { "s3:prefix": [`${BUCKET_PREFIXES.templates}*`] } },
    },
  ];
}
