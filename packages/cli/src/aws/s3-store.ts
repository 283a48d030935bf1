import { join } from "node:path";
import { HeadObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { SagewrightError } from "@sagewright/core";
import { filesBelow } from "../assets/content-hash.ts";
import type { AssetStore } from "../assets/local-asset.ts";
import { inParallel } from "../in-parallel.ts";
import { awsCall } from "./aws-call.ts";
import { lambdaNotDeployed } from "./issues.ts";
import { putObject, SHA256_METADATA, type UploadSource, withFile } from "./put-object.ts";
import { type S3Place, s3Place, s3UriOf } from "./s3-place.ts";

/** S3 as the place for assets; only what is missing is sent. */
export interface S3Store extends AssetStore {
  /** What was uploaded, and what was there already. */
  readonly uploaded: readonly string[];
  readonly found: readonly string[];
  put(place: S3Place, source: UploadSource): Promise<void>;
}

/** Requests of one folder at a time. */
const AT_ONCE = 8;

export function s3Store(s3: S3Client): S3Store {
  const uploaded: string[] = [];
  const found: string[] = [];
  const put = async (place: S3Place, source: UploadSource): Promise<void> => {
    if (await isThere(s3, place, source)) {
      found.push(s3UriOf(place));
      return;
    }
    await putObject(s3, place, source);
    uploaded.push(s3UriOf(place));
  };
  const putFile = (uri: string, path: string) => withFile(path, (source) => put(s3Place(uri), source));
  return {
    uploaded,
    found,
    put,
    putFile,
    async putDirectory(uri, path) {
      const names = await filesBelow(path);
      await inParallel(names, AT_ONCE, (name) => putFile(`${uri}/${name}`, join(path, name)));
    },
    async putFunction({ functionName }) {
      throw new SagewrightError([lambdaNotDeployed([functionName])]);
    },
  };
}

/**
 * Whether these very bytes lie there. Their hash is kept as metadata, since the checksum that S3 itself knows is that of
 * parts, where an object was sent in parts, and needs the key of an encrypted object to be shown.
 */
async function isThere(s3: S3Client, place: S3Place, { size, sha256 }: UploadSource): Promise<boolean> {
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
