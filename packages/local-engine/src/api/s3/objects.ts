import { createReadStream, lstatSync, rmSync } from "node:fs";
import { Readable } from "node:stream";
import { besideOf } from "../../adapters/copy-file.ts";
import {
  findObject,
  moveIn,
  needBucket,
  needObject,
  type ObjectFile,
  objectPath,
  removeObject,
  unfinishedFolder,
} from "./bucket-files.ts";
import { ALGORITHMS, headerOf } from "./checksums.ts";
import { checkWrite, isKnown } from "./conditions.ts";
import { keptHeaders, type ObjectFacts, readFacts, removeFacts, writeFacts } from "./object-facts.ts";
import { rangeIn } from "./range.ts";
import { receive } from "./received-body.ts";
import { S3Error } from "./s3-error.ts";
import type { S3Context, S3Operation } from "./s3-operation.ts";
import type { S3Target } from "./s3-target.ts";
import { requestId } from "./xml.ts";

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export const putObject: S3Operation = async ({ bucket, key }, request, context) => {
  needBucket(context, bucket);
  checkWrite(request, etagOf(context, findObject(context, bucket, key)));
  const beside = besideOf(`${unfinishedFolder(context)}/put`);
  const { md5, checksums } = await receive(request, beside);
  const facts: ObjectFacts = {
    etag: `"${md5}"`,
    headers: { "content-type": "binary/octet-stream", ...keptHeaders(request.headers) },
    checksums,
    checksumType: "FULL_OBJECT",
  };
  store(beside, { bucket, key }, facts, request, context);
  return new Response(null, { headers: { ...requestId(), ...checksumHeaders(facts), etag: facts.etag } });
};

/** Puts a whole file in an object's place, if the request's conditions still hold. */
export function store(
  beside: string,
  { bucket, key }: Pick<S3Target, "bucket" | "key">,
  facts: ObjectFacts,
  request: Request,
  context: S3Context,
): void {
  try {
    checkWrite(request, etagOf(context, findObject(context, bucket, key)));
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  const path = objectPath(context, bucket, key);
  moveIn(beside, path);
  writeFacts(context.stateDir, { bucket, key }, facts, lstatSync(path));
}

const etagOf = ({ stateDir }: S3Context, object: ObjectFile | undefined): string | undefined =>
  object && readFacts(stateDir, object, object.stats).etag;

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export const getObject: S3Operation = (target, request, context) => read(target, request, context, true);

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html */
export const headObject: S3Operation = (target, request, context) => read(target, request, context, false);

/** A browser that is led here shows an object and runs nothing of it: other pages of this address may start jobs. */
const AS_DATA = { "content-security-policy": "sandbox", "x-content-type-options": "nosniff" };

function read({ bucket, key }: S3Target, request: Request, context: S3Context, withBody: boolean): Response {
  const object = needObject(context, bucket, key);
  const { size, mtime } = object.stats;
  const facts = readFacts(context.stateDir, object, object.stats);
  const headers = {
    ...requestId(),
    ...facts.headers,
    ...AS_DATA,
    "accept-ranges": "bytes",
    etag: facts.etag,
    "last-modified": mtime.toUTCString(),
  };
  if (isKnown(request, facts.etag, mtime)) return new Response(null, { status: 304, headers });
  const range = rangeIn(request.headers.get("range"), size);
  if (range === undefined) {
    const checksums = request.headers.get("x-amz-checksum-mode") === "ENABLED" ? checksumHeaders(facts) : {};
    const whole = { ...headers, ...checksums, "content-length": String(size) };
    return new Response(withBody ? bytesOf(object, { start: 0, end: size - 1 }) : null, { headers: whole });
  }
  const part = {
    ...headers,
    "content-length": String(range.end - range.start + 1),
    "content-range": `bytes ${range.start}-${range.end}/${size}`,
  };
  return new Response(withBody ? bytesOf(object, range) : null, { status: 206, headers: part });
}

const bytesOf = ({ path, stats }: ObjectFile, range: { readonly start: number; readonly end: number }) =>
  stats.size === 0 ? null : (Readable.toWeb(createReadStream(path, range)) as ReadableStream<Uint8Array>);

const checksumHeaders = ({ checksums, checksumType }: ObjectFacts): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const algorithm of ALGORITHMS) {
    const value = checksums[algorithm];
    if (value !== undefined) headers[headerOf(algorithm)] = value;
  }
  const isAny = Object.keys(headers).length > 0;
  return isAny && checksumType !== undefined ? { ...headers, "x-amz-checksum-type": checksumType } : headers;
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html */
export const deleteObject: S3Operation = ({ bucket, key }, request, context) => {
  needBucket(context, bucket);
  if (request.headers.has("if-match")) {
    const object = findObject(context, bucket, key);
    if (object === undefined) throw new S3Error("NoSuchKey", "The specified key does not exist.", 404);
    checkWrite(request, etagOf(context, object));
  }
  removeObject(context, bucket, key);
  removeFacts(context.stateDir, bucket, key);
  return new Response(null, { status: 204, headers: requestId() });
};
