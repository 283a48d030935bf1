import { SagewrightError } from "@sagewright/core";
import type { ApiRequest } from "../server-routes.ts";
import { ServiceError } from "../service-error.ts";
import { createBucket, getBucketLocation, headBucket, listBuckets } from "./buckets.ts";
import { listObjects, listObjectsV2 } from "./list-objects.ts";
import { listMultipartUploads, listUploadParts } from "./list-uploads.ts";
import { abortUpload, completeUpload, createUpload, uploadPart } from "./multipart.ts";
import { deleteObject, getObject, headObject, putObject } from "./objects.ts";
import { notImplemented, S3Error, s3ErrorAnswer } from "./s3-error.ts";
import type { S3Context, S3Operation } from "./s3-operation.ts";
import { type S3Target, targetOf } from "./s3-target.ts";

/**
 * A small S3 over the local one; buckets are in the path. Signatures are not checked, and a bucket has no owner: it is whoever's
 * asks, so that what is made for a real account runs here as it is.
 */
export async function answerS3({ request, target }: ApiRequest, context: S3Context): Promise<Response> {
  const path = target.split("?")[0] ?? "/";
  try {
    const asked = targetOf(target);
    return await operationFor(asked, request)(asked, request, context);
  } catch (error) {
    return s3ErrorAnswer(s3ErrorOf(error), request.method, path);
  }
}

function s3ErrorOf(error: unknown): S3Error {
  if (error instanceof S3Error) return error;
  if (error instanceof ServiceError) return new S3Error("EntityTooLarge", error.message, error.status);
  if (error instanceof SagewrightError) return new S3Error("InvalidArgument", error.message);
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  return new S3Error("InternalError", `We encountered an internal error (${code}). Please try again.`, 500);
}

/** Queries that say which operation is meant; any other of S3's would change the meaning of the request. */
const SUBRESOURCES = ["uploads", "uploadId", "partNumber", "location", "list-type"] as const;

/** Queries without a meaning of their own. */
const PLAIN =
  /^(?:x-id|prefix|delimiter|max-keys|continuation-token|start-after|fetch-owner|encoding-type|marker|bucket-region|max-buckets|key-marker|upload-id-marker|max-uploads|part-number-marker|max-parts|X-Amz-.*)$/i;

function operationFor({ bucket, key, query }: S3Target, request: Request): S3Operation {
  const unknown = [...query.keys()].find(
    (name) => !PLAIN.test(name) && !SUBRESOURCES.some((sub) => sub === name),
  );
  const what = `${request.method} of ${key === "" ? (bucket === "" ? "the service" : "a bucket") : "an object"}`;
  if (unknown !== undefined) throw notImplemented(`${what} with "${unknown}"`);
  if (request.headers.has("x-amz-copy-source")) throw notImplemented("copies");
  const sub = SUBRESOURCES.filter((name) => query.has(name)).join(" ");
  const level = key === "" ? (bucket === "" ? "service" : "bucket") : "object";
  const operation = OPERATIONS[`${request.method} ${level} ${sub}`.trim()];
  if (operation === undefined) throw notImplemented(what);
  return operation;
}

const OPERATIONS: Readonly<Record<string, S3Operation>> = {
  "GET service": listBuckets,
  "PUT bucket": createBucket,
  "HEAD bucket": headBucket,
  "GET bucket": listObjects,
  "GET bucket list-type": listObjectsV2,
  "GET bucket location": getBucketLocation,
  "PUT object": putObject,
  "GET object": getObject,
  "HEAD object": headObject,
  "DELETE object": deleteObject,
  "GET bucket uploads": listMultipartUploads,
  "POST object uploads": createUpload,
  "GET object uploadId": listUploadParts,
  "PUT object uploadId partNumber": uploadPart,
  "POST object uploadId": completeUpload,
  "DELETE object uploadId": abortUpload,
};
