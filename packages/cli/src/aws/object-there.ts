import { HeadObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { awsCall } from "./aws-call.ts";
import { type S3Place, s3UriOf } from "./s3-place.ts";
import type { UploadSource } from "./upload-source.ts";

/** Name of the metadata under which an object keeps what it was made of. */
export const SHA256_METADATA = "sagewright-sha256";

/**
 * Whether these very bytes lie there. Their hash is kept as metadata, since the checksum that S3 itself knows is that of
 * parts, where an object was sent in parts, and needs the key of an encrypted object to be shown.
 */
export async function isObjectThere(
  s3: S3Client,
  { Bucket, Key }: S3Place,
  { size, sha256 }: UploadSource,
): Promise<boolean> {
  const place = { Bucket, Key };
  try {
    const { ContentLength, Metadata } = await s3.send(new HeadObjectCommand(place));
    return ContentLength === size && Metadata?.[SHA256_METADATA] === sha256;
  } catch (error) {
    // An answer to HEAD has no words. Without s3:ListBucket a missing object is a forbidden one; if uploading is forbidden,
    // too, that tells of it.
    if ([403, 404].includes(statusOf(error))) return false;
    await awsCall({ action: "s3:GetObject", resource: s3UriOf(place) }, () => Promise.reject(error));
    return false;
  }
}

const statusOf = (error: unknown): number =>
  (error as { readonly $metadata?: { readonly httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0;
