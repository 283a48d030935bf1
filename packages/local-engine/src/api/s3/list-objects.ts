import { lstatSync } from "node:fs";
import { needBucket } from "./bucket-files.ts";
import { readFacts } from "./object-facts.ts";
import { S3Error } from "./s3-error.ts";
import type { S3Context, S3Operation } from "./s3-operation.ts";
import { element, s3Document, urlEncoded, xmlAnswer } from "./xml.ts";

const MAX_KEYS = 1000;

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export const listObjectsV2: S3Operation = ({ bucket, query }, _, context) => {
  const token = query.get("continuation-token");
  const startAfter = query.get("start-after") ?? "";
  const page = pageOf(bucket, query, token === null ? startAfter : keyOf(token), context);
  return xmlAnswer(
    s3Document(
      "ListBucketResult",
      ...page.head,
      element("KeyCount", page.count),
      element("ContinuationToken", token ?? undefined),
      element("NextContinuationToken", page.last === undefined ? undefined : tokenOf(page.last)),
      element("StartAfter", startAfter === "" ? undefined : page.encoded(startAfter)),
      ...page.entries,
    ),
  );
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html */
export const listObjects: S3Operation = ({ bucket, query }, _, context) => {
  const marker = query.get("marker") ?? "";
  const page = pageOf(bucket, query, marker, context);
  const next = page.last === undefined ? undefined : page.encoded(page.last);
  return xmlAnswer(
    s3Document(
      "ListBucketResult",
      ...page.head,
      element("Marker", page.encoded(marker)),
      element("NextMarker", query.has("delimiter") ? next : undefined),
      ...page.entries,
    ),
  );
};

interface ListedPage {
  /** What is said of the request, and whether there is more. */
  readonly head: readonly string[];
  /** Objects, then prefixes. */
  readonly entries: readonly string[];
  readonly count: number;
  /** The last key or prefix, when there is more behind it. */
  readonly last?: string;
  readonly encoded: (text: string) => string;
}

function pageOf(bucket: string, query: URLSearchParams, after: string, context: S3Context): ListedPage {
  needBucket(context, bucket);
  const prefix = query.get("prefix") ?? "";
  const delimiter = query.get("delimiter") ?? "";
  const encoded = (text: string): string => (query.get("encoding-type") === "url" ? urlEncoded(text) : text);
  const maxKeys = maxKeysIn(query);
  const keys = context.objects
    .list(`s3://${bucket}/${prefix}`)
    .map(({ key, path }) => ({ key, path, bytes: Buffer.from(key) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  const start = Buffer.from(after);
  const contents: string[] = [];
  const prefixes = new Set<string>();
  let last: string | undefined;
  let isTruncated = false;
  for (const { key, path, bytes } of keys) {
    const end = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
    const common = end < 0 ? undefined : key.slice(0, end + delimiter.length);
    if (after !== "" && (Buffer.compare(bytes, start) <= 0 || common === after)) continue;
    if (common !== undefined && prefixes.has(common)) continue;
    if (contents.length + prefixes.size >= maxKeys) {
      isTruncated = maxKeys > 0;
      break;
    }
    last = common ?? key;
    if (common === undefined) contents.push(contentOf({ bucket, key, path }, encoded, context));
    else prefixes.add(common);
  }
  return {
    head: [
      element("Name", bucket),
      element("Prefix", encoded(prefix)),
      element("Delimiter", delimiter === "" ? undefined : encoded(delimiter)),
      element("MaxKeys", maxKeys),
      element("EncodingType", query.get("encoding-type") ?? undefined),
      element("IsTruncated", isTruncated),
    ],
    entries: [
      ...contents,
      ...[...prefixes].map(
        (common) => `<CommonPrefixes>${element("Prefix", encoded(common))}</CommonPrefixes>`,
      ),
    ],
    count: contents.length + prefixes.size,
    ...(isTruncated && last !== undefined ? { last } : {}),
    encoded,
  };
}

function contentOf(
  { bucket, key, path }: { readonly bucket: string; readonly key: string; readonly path: string },
  encoded: (text: string) => string,
  { stateDir }: S3Context,
): string {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  // A step may have removed it since.
  if (stats === undefined) return "";
  const { etag } = readFacts(stateDir, { bucket, key }, stats);
  const members = [
    element("Key", encoded(key)),
    element("LastModified", stats.mtime.toISOString()),
    element("ETag", etag),
    element("Size", stats.size),
    element("StorageClass", "STANDARD"),
  ];
  return `<Contents>${members.join("")}</Contents>`;
}

function maxKeysIn(query: URLSearchParams): number {
  const text = query.get("max-keys") ?? String(MAX_KEYS);
  if (!/^\d{1,9}$/.test(text)) {
    throw new S3Error("InvalidArgument", "Provided max-keys not an integer or within integer range");
  }
  return Math.min(Number(text), MAX_KEYS);
}

const tokenOf = (key: string): string => Buffer.from(key).toString("base64url");

function keyOf(token: string): string {
  const key = Buffer.from(token, "base64url").toString("utf8");
  if (token !== "" && tokenOf(key) === token) return key;
  throw new S3Error("InvalidArgument", "The continuation token provided is incorrect");
}
