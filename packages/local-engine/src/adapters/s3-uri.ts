import { SagewrightError } from "@sagewright/core";
import { s3UriInvalid } from "../job-issues.ts";

export interface S3Location {
  readonly bucket: string;
  /** May be empty: the whole bucket. */
  readonly key: string;
}

const BUCKET = /^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/;
const MAX_KEY_BYTES = 1024;
const MAX_NAME_BYTES = 255;

/** Throws `S3_URI_INVALID`. */
export function parseS3Uri(uri: string): S3Location {
  const invalid = (reason: string) => new SagewrightError([s3UriInvalid(uri, reason)]);
  if (!uri.startsWith("s3://")) throw invalid("it does not start with s3://");
  const slash = uri.indexOf("/", 5);
  const bucket = slash < 0 ? uri.slice(5) : uri.slice(5, slash);
  const key = slash < 0 ? "" : uri.slice(slash + 1);
  if (!BUCKET.test(bucket)) throw invalid(`${JSON.stringify(bucket)} is no bucket name`);
  if (key.includes("\0")) throw invalid("its key holds a NUL character");
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) throw invalid(`its key is longer than ${MAX_KEY_BYTES} bytes`);
  if (key.split("/").some((segment) => Buffer.byteLength(fileNameOf(segment)) > MAX_NAME_BYTES))
    throw invalid(`a part of its key is longer than ${MAX_NAME_BYTES} bytes, which no file name can be`);
  return { bucket, key };
}

/**
 * The file name that stands for one segment of a key. Reversible, and never `""`, `.` or `..`, so that no key can
 * leave its bucket's folder. A `%` followed by anything else than `25` or `2E` is never a name made here.
 */
export function fileNameOf(segment: string): string {
  if (segment === "") return "%";
  if (segment === "." || segment === "..") return segment.replaceAll(".", "%2E");
  return segment.includes("%") ? segment.replaceAll("%", "%25") : segment;
}

export function segmentOf(fileName: string): string {
  if (fileName === "%") return "";
  return fileName.includes("%") ? fileName.replaceAll("%2E", ".").replaceAll("%25", "%") : fileName;
}

/** Files that are being written: no segment is ever named like this. */
export const UNFINISHED = "%unfinished-";

/** Path of a key below its bucket's folder. */
export const relativePathOf = (key: string): string => key.split("/").map(fileNameOf).join("/");

/** Joins with exactly one slash. */
export const joinKey = (prefix: string, rest: string): string =>
  prefix === "" || prefix.endsWith("/") ? prefix + rest : `${prefix}/${rest}`;

/** Path of the rest of a key below the folder it is copied to; segments that would leave it keep their safe names. */
export const safeLocalPath = (rest: string): string =>
  rest
    .replace(/^\/+/, "")
    .split("/")
    .map((segment) => (segment === "" || segment === "." || segment === ".." ? fileNameOf(segment) : segment))
    .join("/");
