import type { S3Client } from "@aws-sdk/client-s3";

/**
 * Has every request of a client say whose the bucket must be: names of buckets are the whole world's, and a stand-in or a
 * mistyped one may be a stranger's, who would get code and data.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html
 */
export function expectBucketOwner(s3: S3Client, account: string): S3Client {
  s3.middlewareStack.add(
    (next) => (args) => next({ ...args, input: { ...args.input, ExpectedBucketOwner: account } }),
    { step: "initialize", name: "expectBucketOwner" },
  );
  return s3;
}

/** For the bucket of a deployment: who is refused it is told of the variable that names its account. */
export function tellOwnerVariable(s3: S3Client): S3Client {
  s3.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        throw error instanceof Error ? Object.assign(error, { hasOwnerVariable: true }) : error;
      }
    },
    { step: "initialize", name: "tellOwnerVariable" },
  );
  return s3;
}
