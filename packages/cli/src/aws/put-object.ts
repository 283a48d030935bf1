import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { awsCall } from "./aws-call.ts";
import { type S3Place, s3UriOf } from "./s3-place.ts";

/** What is uploaded: its bytes can be read again for a repetition. */
export interface UploadSource {
  readonly size: number;
  /** SHA-256 of all of it, hexadecimal; kept as metadata of the object. */
  readonly sha256: string;
  readonly contentType?: string;
  read(start: number, length: number): Promise<Uint8Array>;
}

/** Name of the metadata under which an object keeps what it was made of. */
export const SHA256_METADATA = "sagewright-sha256";

const MEBIBYTE = 1024 * 1024;
/** Up to here in one request. */
const ONE_REQUEST = 16 * MEBIBYTE;
/** S3 takes at most so many. */
const MAX_PARTS = 10_000;

/**
 * Uploads an object. S3 checks every request's bytes against their SHA-256, and refuses them where they differ.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
 */
export async function putObject(s3: S3Client, place: S3Place, source: UploadSource): Promise<void> {
  if (source.size > ONE_REQUEST) return putInParts(s3, place, source);
  const Body = await source.read(0, source.size);
  const command = new PutObjectCommand({
    ...place,
    ...describedBy(source),
    Body,
    ChecksumSHA256: checksumOf(Body),
  });
  await awsCall({ action: "s3:PutObject", resource: s3UriOf(place) }, () => s3.send(command));
}

const describedBy = ({ sha256, contentType }: UploadSource) => ({
  Metadata: { [SHA256_METADATA]: sha256 },
  ...(contentType === undefined ? {} : { ContentType: contentType }),
});

async function putInParts(s3: S3Client, place: S3Place, source: UploadSource): Promise<void> {
  const call = { action: "s3:PutObject", resource: s3UriOf(place) };
  const { UploadId } = await awsCall(call, () =>
    s3.send(
      new CreateMultipartUploadCommand({ ...place, ...describedBy(source), ChecksumAlgorithm: "SHA256" }),
    ),
  );
  const upload = { ...place, UploadId };
  try {
    const Parts = await sendParts(s3, upload, source);
    await awsCall(call, () =>
      s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } })),
    );
  } catch (error) {
    // What was sent costs money until it is thrown away. That this fails, too, tells nothing new.
    await s3.send(new AbortMultipartUploadCommand(upload)).catch(() => {});
    throw error;
  }
}

async function sendParts(
  s3: S3Client,
  upload: S3Place & { readonly UploadId: string | undefined },
  { size, read }: UploadSource,
): Promise<CompletedPart[]> {
  const length = Math.max(ONE_REQUEST, Math.ceil(size / MAX_PARTS / MEBIBYTE) * MEBIBYTE);
  const parts: CompletedPart[] = [];
  for (let start = 0; start < size; start += length) {
    const PartNumber = parts.length + 1;
    const Body = await read(start, Math.min(length, size - start));
    const ChecksumSHA256 = checksumOf(Body);
    const { ETag } = await awsCall({ action: "s3:PutObject", resource: s3UriOf(upload) }, () =>
      s3.send(new UploadPartCommand({ ...upload, PartNumber, Body, ChecksumSHA256 })),
    );
    parts.push({ PartNumber, ETag, ChecksumSHA256 });
  }
  return parts;
}

const checksumOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("base64");

/** A file, which is held open while it is used, so that what is hashed and what is sent is one. */
export async function withFile<T>(path: string, use: (source: UploadSource) => Promise<T>): Promise<T> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const read = (start: number, length: number) => readPart(file, start, length);
    return await use({ size, sha256: await hashOf(size, read), read });
  } finally {
    await file.close();
  }
}

export const textSource = (text: string, contentType: string): UploadSource => {
  const bytes = new TextEncoder().encode(text);
  return {
    size: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    contentType,
    read: async (start, length) => bytes.subarray(start, start + length),
  };
};

async function readPart(file: FileHandle, start: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, start + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

async function hashOf(size: number, read: UploadSource["read"]): Promise<string> {
  const hash = createHash("sha256");
  for (let start = 0; start < size; start += MEBIBYTE) {
    hash.update(await read(start, Math.min(MEBIBYTE, size - start)));
  }
  return hash.digest("hex");
}
