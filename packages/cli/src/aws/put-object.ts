import { createHash } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { inParallel } from "../in-parallel.ts";
import { abortStrays } from "./abort-strays.ts";
import { awsCall } from "./aws-call.ts";
import { givenByAws } from "./given-by-aws.ts";
import { isObjectThere, SHA256_METADATA } from "./object-there.ts";
import { type S3Place, s3UriOf } from "./s3-place.ts";
import { sendChecked } from "./send-checked.ts";
import type { UploadSource } from "./upload-source.ts";

const MEBIBYTE = 1024 * 1024;
/** Up to here in one request. */
const ONE_REQUEST = 16 * MEBIBYTE;
/** S3 takes at most so many. */
const MAX_PARTS = 10_000;

export interface PutObjectOptions {
  /** What each request that holds bytes has to pass, and with it the memory for them. @default all at once */
  readonly through?: <T>(request: () => Promise<T>) => Promise<T>;
  /** Bytes that have arrived. */
  readonly onSent?: (bytes: number) => void;
  /** Aborted, nothing more is sent, and parts that were are thrown away. */
  readonly signal?: AbortSignal;
}

/** Parts of one object that are under way at one time. */
const PARTS_AT_ONCE = 4;

/**
 * Uploads an object. S3 checks every request's bytes against their SHA-256, and refuses them where they differ.
 *
 * The SDK's own `Upload` does less: where one part fails it still sends all others, where throwing the parts away fails it
 * tells of that instead of the cause, and parts have the checksums that the answers name instead of those of the file.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
 */
export async function putObject(
  s3: S3Client,
  place: S3Place,
  source: UploadSource,
  options: PutObjectOptions = {},
): Promise<void> {
  if (source.size > ONE_REQUEST) return putInParts(s3, place, source, options);
  const { through = (request) => request(), onSent, signal } = options;
  const call = { action: "s3:PutObject", resource: s3UriOf(place) };
  await through(async () => {
    signal?.throwIfAborted();
    const Body = await source.read(0, source.size);
    const command = new PutObjectCommand({
      ...place,
      ...describedBy(source),
      Body,
      ChecksumSHA256: checksumOf(Body),
    });
    const answer = await awsCall(call, () => sendChecked(() => s3.send(command, sent(signal))));
    givenByAws(answer.ETag, call, answer);
    onSent?.(source.size);
  });
}

const sent = (abortSignal: AbortSignal | undefined) => (abortSignal === undefined ? {} : { abortSignal });

const describedBy = ({ sha256, contentType }: UploadSource) => ({
  Metadata: { [SHA256_METADATA]: sha256 },
  ...(contentType === undefined ? {} : { ContentType: contentType }),
});

async function putInParts(
  s3: S3Client,
  place: S3Place,
  source: UploadSource,
  options: PutObjectOptions,
): Promise<void> {
  const call = { action: "s3:PutObject", resource: s3UriOf(place) };
  const made = await awsCall(call, () =>
    s3.send(
      new CreateMultipartUploadCommand({ ...place, ...describedBy(source), ChecksumAlgorithm: "SHA256" }),
    ),
  );
  const upload = { ...place, UploadId: givenByAws(made.UploadId, call, made) };
  try {
    const Parts = await sendParts(s3, upload, source, options);
    if ((made.$metadata.attempts ?? 1) > 1) await abortStrays(s3, upload);
    await complete(s3, upload, Parts, source);
  } catch (error) {
    // What was sent costs money until it is thrown away. That this fails, too, tells nothing new.
    await s3.send(new AbortMultipartUploadCommand(upload)).catch(() => {});
    throw error;
  }
}

type Upload = S3Place & { readonly UploadId: string };

async function sendParts(
  s3: S3Client,
  upload: Upload,
  { size, read }: UploadSource,
  { through = (request) => request(), onSent, signal }: PutObjectOptions,
): Promise<CompletedPart[]> {
  const call = { action: "s3:PutObject", resource: s3UriOf(upload) };
  const length = Math.max(ONE_REQUEST, Math.ceil(size / MAX_PARTS / MEBIBYTE) * MEBIBYTE);
  const starts = Array.from({ length: Math.ceil(size / length) }, (_, index) => index * length);
  const parts = await inParallel(starts, PARTS_AT_ONCE, (start) =>
    through(async () => {
      signal?.throwIfAborted();
      const PartNumber = start / length + 1;
      const Body = await read(start, Math.min(length, size - start));
      const ChecksumSHA256 = checksumOf(Body);
      const answer = await awsCall(call, () =>
        sendChecked(() =>
          s3.send(new UploadPartCommand({ ...upload, PartNumber, Body, ChecksumSHA256 }), sent(signal)),
        ),
      );
      const ETag = givenByAws(answer.ETag, call, answer);
      onSent?.(Body.length);
      return { PartNumber, ETag, ChecksumSHA256 };
    }),
  );
  return [...parts];
}

/** Repeated after its answer was lost, the request is refused: there is no such upload any more, but the object. */
async function complete(s3: S3Client, upload: Upload, Parts: CompletedPart[], source: UploadSource) {
  const call = { action: "s3:PutObject", resource: s3UriOf(upload) };
  await awsCall(call, async () => {
    try {
      const command = new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } });
      const answer = await s3.send(command);
      givenByAws(answer.ETag, call, answer);
    } catch (error) {
      const isDone = (error as Error).name === "NoSuchUpload" && (await isObjectThere(s3, upload, source));
      if (!isDone) throw error;
    }
  });
}

const checksumOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("base64");
