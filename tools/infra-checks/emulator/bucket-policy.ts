import type { RestOperation } from "./supplement.ts";

const NONE =
  "<Error><Code>NoSuchBucketPolicy</Code><Message>The bucket policy does not exist</Message></Error>";

/**
 * moto does not look at the conditions of a bucket's policy: it takes "deny what does not come by TLS" for "deny all".
 * So policies are kept here, where they deny nothing.
 */
export function bucketPolicies(): RestOperation {
  const policies = new Map<string, string>();
  return async ({ method, url }, body) => {
    const bucket = /^\/([^/]+)\/?$/.exec(url.pathname)?.[1];
    if (bucket === undefined || !url.searchParams.has("policy")) return undefined;
    if (method === "PUT") policies.set(bucket, body.toString());
    if (method === "DELETE") policies.delete(bucket);
    if (method !== "GET") return { status: 204, body: "", type: "application/xml" };
    const policy = policies.get(bucket);
    return policy === undefined
      ? { status: 404, body: NONE, type: "application/xml" }
      : { status: 200, body: policy, type: "application/json" };
  };
}
