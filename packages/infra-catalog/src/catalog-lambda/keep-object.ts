import { createHash } from "node:crypto";
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { SagewrightError } from "@sagewright/core";
import { keptObjectMismatch } from "../issues.ts";
import type { RequestOf } from "./request.ts";

/** Where an object is kept. */
export interface KeptObject {
  readonly key: string;
}

/**
 * Keeps what Terraform has uploaded under its hash for ever. Terraform itself would delete the old bundle when a new
 * one comes, and then no project that was made with the old one could be destroyed by it.
 *
 * Issues: KEPT_OBJECT_MISMATCH.
 */
export async function keepObject(s3: S3Client, request: RequestOf<"keep-object">): Promise<KeptObject> {
  const kept = { key: request.to };
  if (request.tf.action === "delete" || (await exists(s3, request.bucket, request.to))) return kept;
  const object = await s3.send(new GetObjectCommand({ Bucket: request.bucket, Key: request.from }));
  const bytes = (await object.Body?.transformToByteArray()) ?? new Uint8Array();
  const found = createHash("sha256").update(bytes).digest("hex");
  if (found !== request.sha256) {
    throw new SagewrightError([keptObjectMismatch(request.from, request.sha256, found)]);
  }
  try {
    await s3.send(
      new PutObjectCommand({
        Bucket: request.bucket,
        Key: request.to,
        Body: bytes,
        ContentType: request.contentType,
        IfNoneMatch: "*",
      }),
    );
  } catch (error) {
    // Someone else has just kept the same bytes.
    if (!(error instanceof Error && error.name === "PreconditionFailed")) throw error;
  }
  return kept;
}

async function exists(s3: S3Client, bucket: string, key: string): Promise<boolean> {
  try {
    await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === "NotFound") return false;
    throw error;
  }
}
