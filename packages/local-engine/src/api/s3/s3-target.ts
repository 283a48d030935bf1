import { SagewrightError } from "@sagewright/core";
import { parseS3Uri } from "../../adapters/s3-uri.ts";
import { S3Error } from "./s3-error.ts";

/** What a request is about, buckets being in the path. */
export interface S3Target {
  /** Empty: all buckets. */
  readonly bucket: string;
  /** Empty: the bucket itself. */
  readonly key: string;
  readonly query: URLSearchParams;
}

/** Reads path and query as they were sent: dots are part of keys, and encoded slashes are slashes of keys. */
export function targetOf(target: string): S3Target {
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = new URLSearchParams(mark < 0 ? "" : target.slice(mark + 1));
  const slash = path.indexOf("/", 1);
  const bucket = decoded(slash < 0 ? path.slice(1) : path.slice(1, slash));
  const key = slash < 0 ? "" : decoded(path.slice(slash + 1));
  if (bucket !== "") check(bucket, key);
  return { bucket, key, query };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error("InvalidURI", "Couldn't parse the specified URI.");
  }
}

/** Throws S3Error for names that the object store does not take. */
export function check(bucket: string, key: string): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{1,254}$/.test(bucket)) {
    throw new S3Error("InvalidBucketName", "The specified bucket is not valid.");
  }
  try {
    parseS3Uri(`s3://${bucket}/${key}`);
  } catch (error) {
    if (!(error instanceof SagewrightError)) throw error;
    const tooLong = Buffer.byteLength(key) > 255;
    throw new S3Error(tooLong ? "KeyTooLongError" : "InvalidArgument", error.issues[0]?.message ?? "");
  }
}
