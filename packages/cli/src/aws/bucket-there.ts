import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { awsCall } from "./aws-call.ts";
import { type S3Place, s3UriOf } from "./s3-place.ts";

/**
 * Refuses a bucket that is not there. That an object is missing, HEAD says in the same words as that its bucket is; GET tells
 * the two apart, and needs no right that an upload does not need.
 *
 * Issues: BUCKET_NOT_FOUND.
 */
export async function refuseMissingBucket(s3: S3Client, { Bucket, Key }: S3Place): Promise<void> {
  const place = { Bucket, Key };
  await awsCall({ action: "s3:GetObject", resource: s3UriOf(place) }, async () => {
    try {
      const { Body } = await s3.send(new GetObjectCommand(place));
      await Body?.transformToWebStream().cancel();
    } catch (error) {
      if (error instanceof Error && OF_THE_OBJECT.has(error.name)) return;
      throw error;
    }
  });
}

/** Without s3:ListBucket a missing object is a forbidden one. */
const OF_THE_OBJECT = new Set(["NoSuchKey", "AccessDenied"]);
