import { join } from "node:path";
import type { S3Client } from "@aws-sdk/client-s3";
import { filesBelow } from "../assets/content-hash.ts";
import type { AssetStore } from "../assets/local-asset.ts";
import { gate } from "../gate.ts";
import { inParallel } from "../in-parallel.ts";
import type { UploadProgress } from "../print/upload-progress.ts";
import { refuseMissingBucket } from "./bucket-there.ts";
import { isObjectThere } from "./object-there.ts";
import { putObject } from "./put-object.ts";
import { type S3Place, s3Place, s3UriOf } from "./s3-place.ts";
import { type UploadSource, withFile } from "./upload-source.ts";

/** S3 as the place for assets; only what is missing is sent. */
export interface S3Store extends Pick<AssetStore, "putFile" | "putDirectory"> {
  /** What was uploaded, and what was there already. */
  readonly uploaded: readonly string[];
  readonly found: readonly string[];
  put(place: S3Place, source: UploadSource): Promise<void>;
}

export interface S3StoreOptions {
  readonly progress?: UploadProgress;
  /** Only looks what is missing. */
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
}

/** Requests at one time; each of those that send holds up to 16 MiB. */
const AT_ONCE = 8;

export function s3Store(s3: S3Client, options: S3StoreOptions = {}): S3Store {
  const { progress, dryRun = false, signal } = options;
  const through = gate(AT_ONCE);
  const uploaded: string[] = [];
  const found: string[] = [];
  const buckets = new Map<string, Promise<void>>();
  const bucketIsThere = async (place: S3Place): Promise<void> => {
    const asked = buckets.get(place.Bucket) ?? refuseMissingBucket(s3, place);
    buckets.set(place.Bucket, asked);
    await asked;
  };
  const put = async (place: S3Place, source: UploadSource): Promise<void> => {
    signal?.throwIfAborted();
    const uri = s3UriOf(place);
    if (await through(() => isObjectThere(s3, place, source))) {
      found.push(uri);
      return;
    }
    if (dryRun) await bucketIsThere(place);
    else {
      progress?.missing(source.size);
      const onSent = (bytes: number): void => progress?.sent(bytes);
      await putObject(s3, place, source, { through, onSent, ...(signal === undefined ? {} : { signal }) });
      progress?.uploaded(uri, source.size);
    }
    uploaded.push(uri);
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
  };
}
