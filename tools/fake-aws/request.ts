import { documentOf } from "./protocols/query.ts";
import type { Service } from "./service.ts";
import { SERVICES } from "./services/index.ts";
import { type S3Request, s3Operation } from "./services/s3.ts";

/** A request as it came. */
export interface RawRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** What a request asks for. */
export type Asked =
  | {
      readonly kind: "document";
      readonly service: Service;
      readonly operation: string;
      readonly input: object;
    }
  | { readonly kind: "s3"; readonly operation: string; readonly request: S3Request }
  | { readonly kind: "unknown"; readonly what: string };

const lastOf = (name: string): string => name.split(".").at(-1) ?? name;

/** Services are told apart as they tell themselves: by X-Amz-Target, by the version of a query, by neither in S3. */
export function readRequest({ method, path, headers, body }: RawRequest): Asked {
  const target = headers["x-amz-target"];
  if (target !== undefined) {
    // Some clients write the service with its namespace, some without.
    const [prefix = "", operation = ""] = target.split(".").slice(-2);
    const service = SERVICES.find(({ protocol, key }) => protocol === "json" && lastOf(key) === prefix);
    return service === undefined || !Object.hasOwn(service.operations, operation)
      ? { kind: "unknown", what: target }
      : { kind: "document", service, operation, input: JSON.parse(body || "{}") };
  }
  if (headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) {
    const form = new URLSearchParams(body);
    const service = SERVICES.find(({ protocol, key }) => protocol === "query" && key === form.get("Version"));
    const operation = form.get("Action") ?? "";
    return service === undefined || !Object.hasOwn(service.operations, operation)
      ? { kind: "unknown", what: `${operation} of ${form.get("Version")}` }
      : { kind: "document", service, operation, input: documentOf(form) };
  }
  const request = { method, url: new URL(path, "http://s3"), body };
  const operation = s3Operation(request);
  return operation === undefined
    ? { kind: "unknown", what: `${method} ${path}` }
    : { kind: "s3", operation, request };
}

export const serviceOf = (asked: Exclude<Asked, { kind: "unknown" }>): string =>
  asked.kind === "s3" ? "s3" : asked.service.name;
