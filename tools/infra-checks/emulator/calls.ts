import type { JsonObject } from "../stack-json.ts";

/** moto tells the service of a call by the scope of its signature, which it does not check. */
export const signed = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=inventory/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});

async function post(endpoint: string, headers: Record<string, string>, body: string): Promise<string> {
  const response = await fetch(endpoint, { method: "POST", headers, body });
  const text = await response.text();
  if (!response.ok)
    throw new Error(
      `inventory: ${headers["x-amz-target"] ?? body}: ${response.status} ${text.slice(0, 300)}`,
    );
  return text;
}

/** One call of a service that takes forms: IAM, SNS, SQS. */
export function callQuery(
  endpoint: string,
  service: string,
  parameters: { readonly [name: string]: string },
): Promise<string> {
  const headers = { ...signed(service), "content-type": "application/x-www-form-urlencoded" };
  return post(endpoint, headers, new URLSearchParams(parameters).toString());
}

/** One call of a JSON service: `target` is what its header X-Amz-Target holds. */
export async function callJson(
  endpoint: string,
  service: string,
  target: string,
  input: object = {},
): Promise<JsonObject> {
  const headers = {
    ...signed(service),
    "x-amz-target": target,
    "content-type": "application/x-amz-json-1.1",
  };
  return JSON.parse(await post(endpoint, headers, JSON.stringify(input))) as JsonObject;
}
