import type { Answer } from "../protocols/json.ts";
import { element, escapeXml } from "../protocols/xml.ts";
import { ServiceError } from "../service.ts";
import type { Bucket, World } from "../world.ts";

/** S3 as far as operators' commands look at it; of what can be written only tags and CORS. */
export interface S3Request {
  readonly method: string;
  readonly url: URL;
  readonly body: string;
}

type Handler = (bucket: Bucket, name: string, key: string, query: URLSearchParams, body: string) => Answer;

/** Texts of all elements of a name. */
const textsOf = (body: string, name: string): string[] =>
  [...body.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"))].map(([, text = ""]) => text);

const xml = (body: string, status = 200): Answer => ({
  status,
  headers: { "content-type": "application/xml" },
  body: body === "" ? "" : `<?xml version="1.0" encoding="UTF-8"?>${body}`,
});

const NS = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

const objectOf = (bucket: Bucket, key: string) => {
  const object = bucket.objects.get(key);
  if (object === undefined) throw new ServiceError("NoSuchKey", "The specified key does not exist.", 404);
  return object;
};

const HANDLERS: { readonly [operation: string]: Handler } = {
  HeadBucket: () => xml(""),
  GetBucketCors: ({ corsOrigins }) => {
    if (corsOrigins === undefined)
      throw new ServiceError("NoSuchCORSConfiguration", "The CORS configuration does not exist", 404);
    const rule = [
      ...["GET", "HEAD", "PUT", "POST", "DELETE"].map((method) => element("AllowedMethod", method)),
      ...corsOrigins.map((origin) => element("AllowedOrigin", origin)),
      element("AllowedHeader", "*"),
      element("ExposeHeader", "ETag"),
    ].join("");
    return xml(`<CORSConfiguration ${NS}><CORSRule>${rule}</CORSRule></CORSConfiguration>`);
  },
  ListObjectsV2: ({ objects }, name, _, query) => {
    const prefix = query.get("prefix") ?? "";
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
    const size = Number(query.get("max-keys") ?? 1000);
    const start = Number(query.get("continuation-token") ?? 0);
    const page = keys.slice(start, start + size);
    const isMore = start + size < keys.length;
    const contents = page.map((key) =>
      element("Contents", { Key: key, LastModified: new Date(0), Size: objects.get(key)?.body.length }),
    );
    const head = `<Name>${name}</Name><Prefix>${escapeXml(prefix)}</Prefix><KeyCount>${page.length}</KeyCount><MaxKeys>${size}</MaxKeys><IsTruncated>${isMore}</IsTruncated>`;
    const next = isMore ? element("NextContinuationToken", start + size) : "";
    return xml(`<ListBucketResult ${NS}>${head}${next}${contents.join("")}</ListBucketResult>`);
  },
  GetObjectTagging: (bucket, _, key) => {
    const tags = objectOf(bucket, key).tags.map((tag) => element("Tag", { Key: tag.Key, Value: tag.Value }));
    return xml(`<Tagging ${NS}><TagSet>${tags.join("")}</TagSet></Tagging>`);
  },
  PutBucketCors: (bucket, _, __, ___, body) => {
    bucket.corsOrigins = textsOf(body, "AllowedOrigin");
    return xml("");
  },
  PutObjectTagging: (bucket, _, key, __, body) => {
    const values = textsOf(body, "Value");
    const tags = textsOf(body, "Key").map((Key, index) => ({ Key, Value: values[index] ?? "" }));
    bucket.objects.set(key, { ...objectOf(bucket, key), tags });
    return xml("");
  },
  HeadObject: (bucket, _, key) => {
    const { body } = objectOf(bucket, key);
    return { status: 200, headers: { "content-length": String(body.length), etag: '"e"' }, body: "" };
  },
  GetObject: (bucket, _, key) => ({
    status: 200,
    headers: { "content-type": "application/octet-stream", etag: '"e"' },
    body: objectOf(bucket, key).body,
  }),
};

/** The operation that a request is, by its method, path and query; nothing for what the fake has not. */
export function s3Operation({ method, url }: Pick<S3Request, "method" | "url">): string | undefined {
  const isObject = /^\/[^/]+\/./.test(url.pathname);
  if (isObject) {
    if (method === "HEAD") return "HeadObject";
    if (method === "PUT") return url.searchParams.has("tagging") ? "PutObjectTagging" : undefined;
    if (method === "GET") return url.searchParams.has("tagging") ? "GetObjectTagging" : "GetObject";
    return undefined;
  }
  if (method === "HEAD") return "HeadBucket";
  if (method === "PUT") return url.searchParams.has("cors") ? "PutBucketCors" : undefined;
  if (method !== "GET") return undefined;
  if (url.searchParams.has("cors")) return "GetBucketCors";
  return url.searchParams.get("list-type") === "2" ? "ListObjectsV2" : undefined;
}

/** Path style only, as the fake has an address and no name. */
export function answerS3(operation: string, { url, body }: S3Request, world: World): Answer {
  const [, name = "", ...rest] = url.pathname.split("/").map(decodeURIComponent);
  const bucket = world.buckets.get(name);
  if (bucket === undefined)
    throw new ServiceError("NoSuchBucket", "The specified bucket does not exist", 404);
  const handler = HANDLERS[operation];
  if (handler === undefined) throw new ServiceError("NotImplemented", operation, 501);
  return handler(bucket, name, rest.join("/"), url.searchParams, body);
}

/** S3's errors; HEAD has no body to put them in. */
export const s3Error = ({ name, message, status }: ServiceError, method: string): Answer =>
  method === "HEAD"
    ? { status, headers: {}, body: "" }
    : xml(`<Error><Code>${name}</Code><Message>${escapeXml(message)}</Message></Error>`, status);
