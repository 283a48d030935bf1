import {
  AbortMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { S3Place } from "./s3-place.ts";

/** The upload in parts that is used. */
export interface MadeUpload extends S3Place {
  readonly UploadId: string | undefined;
}

/**
 * Ends uploads that a lost answer has left: the request that makes one has no token, so that its repetition makes another.
 * Such a one has no parts and is older than the one that was used; that of another deployment, which sends the same at the
 * same time, has parts by now. What may not be looked at is left: without parts it costs nothing.
 */
export async function abortStrays(s3: S3Client, { Bucket, Key, UploadId }: MadeUpload): Promise<void> {
  try {
    const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket, Prefix: Key }));
    const own = Uploads.find((upload) => upload.UploadId === UploadId)?.Initiated?.getTime() ?? 0;
    const older = Uploads.filter(
      (upload) =>
        upload.Key === Key && upload.UploadId !== UploadId && (upload.Initiated?.getTime() ?? 0) <= own,
    );
    for (const { UploadId: stray } of older) {
      const place = { Bucket, Key, UploadId: stray };
      const { Parts = [] } = await s3.send(new ListPartsCommand({ ...place, MaxParts: 1 }));
      if (Parts.length === 0) await s3.send(new AbortMultipartUploadCommand(place));
    }
  } catch {
    // Nothing depends on it.
  }
}
