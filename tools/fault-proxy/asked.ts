/** How a service writes its errors. */
export type Format = "json" | "query" | "s3";

/** What a request asks for, as far as its head tells. */
export interface Asked {
  /**
   * AWS's name of the operation: `CreatePipeline`, `DescribeStacks`, `UploadPart`. Where nothing tells it (services with
   * paths of their own, such as Lambda), the method and the path: `POST /2015-03-31/functions`.
   */
  readonly operation: string;
  readonly format: Format;
  /** As the signature names it, such as `sagemaker`, `s3` or `logs`; nothing where there is none. */
  readonly service?: string;
}

interface Head {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
}

/** Whether the operation stands in the body, which must be read to know it. */
export const isForm = ({ headers }: Head): boolean =>
  String(headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");

/** @param body of a form; nothing else is read */
export function askedOf(head: Head, body = ""): Asked {
  const authorization = String(head.headers.authorization ?? "");
  const service = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(authorization)?.[1];
  return { ...operationOf(head, body, service), ...(service !== undefined && { service }) };
}

function operationOf(head: Head, body: string, service: string | undefined): Asked {
  const target = head.headers["x-amz-target"];
  if (target !== undefined) return { operation: String(target).split(".").at(-1) ?? "", format: "json" };
  if (isForm(head)) return { operation: new URLSearchParams(body).get("Action") ?? "", format: "query" };
  const url = new URL(head.path, "http://s3");
  if (service !== undefined && service !== "s3")
    return { operation: `${head.method} ${url.pathname}`, format: "json" };
  return { operation: s3Operation(head.method, url), format: "s3" };
}

/** By S3's own rules: the method, whether a key is named, and what the query asks of it. */
function s3Operation(method: string, { pathname, searchParams: query }: URL): string {
  const level = /^\/[^/]+\/./.test(pathname) ? "object" : pathname === "/" ? "account" : "bucket";
  const rule = S3_RULES.find(
    (each) =>
      each.level === level && each.method === method && (each.query === undefined || query.has(each.query)),
  );
  return rule?.operation ?? `${method} ${pathname}`;
}

interface Rule {
  readonly level: "account" | "bucket" | "object";
  readonly method: string;
  readonly query?: string;
  readonly operation: string;
}

/** The first that fits. */
const S3_RULES: readonly Rule[] = [
  { level: "account", method: "GET", operation: "ListBuckets" },
  { level: "bucket", method: "HEAD", operation: "HeadBucket" },
  { level: "bucket", method: "PUT", operation: "CreateBucket" },
  { level: "bucket", method: "GET", query: "cors", operation: "GetBucketCors" },
  { level: "bucket", method: "GET", query: "location", operation: "GetBucketLocation" },
  { level: "bucket", method: "GET", query: "list-type", operation: "ListObjectsV2" },
  { level: "bucket", method: "GET", query: "uploads", operation: "ListMultipartUploads" },
  { level: "object", method: "GET", query: "uploadId", operation: "ListParts" },
  { level: "object", method: "POST", query: "uploads", operation: "CreateMultipartUpload" },
  { level: "object", method: "POST", query: "uploadId", operation: "CompleteMultipartUpload" },
  { level: "object", method: "PUT", query: "partNumber", operation: "UploadPart" },
  { level: "object", method: "PUT", operation: "PutObject" },
  { level: "object", method: "DELETE", query: "uploadId", operation: "AbortMultipartUpload" },
  { level: "object", method: "DELETE", operation: "DeleteObject" },
  { level: "object", method: "HEAD", operation: "HeadObject" },
  { level: "object", method: "GET", query: "tagging", operation: "GetObjectTagging" },
  { level: "object", method: "GET", operation: "GetObject" },
];
