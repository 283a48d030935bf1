import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { DescribeProjectCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterEach, describe, expect, it } from "vitest";
import { askedOf } from "./asked.ts";
import type { FaultRule, ProxyFault } from "./fault.ts";
import { startFaultProxy } from "./fault-proxy.ts";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A service that answers what it was sent, or `{}` where that was nothing, behind the proxy. */
async function start(...rules: FaultRule[]) {
  const done: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    done.push(body.toString());
    response.end(body.length === 0 ? "{}" : body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const proxy = await startFaultProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, rules);
  ends.push(proxy.stop, () => new Promise((resolve) => server.close(() => resolve())));
  const post = async (body = "hello") => {
    const response = await fetch(`${proxy.endpoint}/`, {
      method: "POST",
      headers: { "x-amz-target": "SageMaker.CreatePipeline" },
      body,
    });
    return `${response.status} ${await response.text()}`;
  };
  return { ...proxy, done, post };
}

const on = "CreatePipeline";
const settings = (endpoint: string) => ({
  endpoint,
  region: "eu-west-1",
  credentials: { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "x" },
  maxAttempts: 1,
});

it("passes on what no rule is about, bytes and all", async () => {
  const { post, requests, done } = await start({ on: "DeletePipeline", fault: "reset" });
  expect(await post("h\u00e9llo")).toBe("200 h\u00e9llo");
  expect(done).toEqual(["h\u00e9llo"]);
  expect(requests).toEqual([{ operation: "CreatePipeline", method: "POST", path: "/", status: 200 }]);
});

it("makes the nth request go wrong, and so many after it", async () => {
  const { post, done } = await start({ on, fault: "internal error", nth: 2, times: 2 });
  const answers = [];
  for (let n = 0; n < 4; n++) answers.push((await post()).slice(0, 3));
  expect(answers).toEqual(["200", "500", "500", "200"]);
  expect(done).toHaveLength(2);
});

it("takes rules while it runs, and functions of the request", async () => {
  const { post, rules } = await start();
  expect(await post()).toBe("200 hello");
  rules.push({ on: ({ method, path }) => method === "POST" && path === "/", fault: "web page" });
  expect(await post()).toMatch(/^502 <!doctype/);
});

it.each(["reset", "reset in request"] as const)(
  "does nothing when the connection ends early: %s",
  async (fault) => {
    const { post, done } = await start({ on, fault });
    await expect(post("x".repeat(100_000))).rejects.toThrow("fetch failed");
    expect(done).toEqual([]);
  },
);

it.each(["lost response", "reset in response"] as const)(
  "does it, and the client does not learn it: %s",
  async (fault) => {
    const { post, done } = await start({ on, fault });
    await expect(post()).rejects.toThrow(/fetch failed|terminated/);
    expect(done).toEqual(["hello"]);
  },
);

it("answers late", async () => {
  const { post } = await start({ on, fault: { slow: 150 } });
  const before = performance.now();
  expect(await post()).toBe("200 hello");
  expect(performance.now() - before).toBeGreaterThan(140);
});

it("flips a bit of the request, or of the answer", async () => {
  const { post, done } = await start(
    { on, fault: "corrupt request" },
    { on, fault: "corrupt response", nth: 2 },
  );
  expect(await post()).toBe("200 hemlo");
  expect(await post()).toBe("200 hemlo");
  expect(done).toEqual(["hemlo", "hello"]);
});

describe("errors as AWS's own clients read them", () => {
  const CLIENTS: readonly [string, string, (endpoint: string) => Promise<unknown>][] = [
    [
      "JSON",
      "DescribeProject",
      (endpoint) =>
        new SageMakerClient(settings(endpoint)).send(new DescribeProjectCommand({ ProjectName: "p" })),
    ],
    [
      "a query",
      "GetCallerIdentity",
      (endpoint) => new STSClient(settings(endpoint)).send(new GetCallerIdentityCommand({})),
    ],
    [
      "S3",
      "GetObject",
      (endpoint) =>
        new S3Client({ ...settings(endpoint), forcePathStyle: true }).send(
          new GetObjectCommand({ Bucket: "b", Key: "k" }),
        ),
    ],
  ];
  const NAMES: readonly [ProxyFault, readonly [string, string, string]][] = [
    ["throttled", ["ThrottlingException", "Throttling", "SlowDown"]],
    ["internal error", ["InternalFailure", "InternalFailure", "InternalError"]],
    ["unavailable", ["ServiceUnavailable", "ServiceUnavailable", "ServiceUnavailable"]],
    ["expired credentials", ["ExpiredTokenException", "ExpiredToken", "ExpiredToken"]],
    ["clock skew", ["InvalidSignatureException", "SignatureDoesNotMatch", "RequestTimeTooSkewed"]],
    [{ error: "AccessDenied", message: "no", status: 403 }, ["AccessDenied", "AccessDenied", "AccessDenied"]],
  ];
  const cases = CLIENTS.flatMap(([format, operation, send], at) =>
    NAMES.map(([fault, names]) => ({ format, operation, send, fault, name: names[at] ?? "" })),
  );
  it.each(cases)("$format: $fault is $name", async ({ operation, send, fault, name }) => {
    const { endpoint, done } = await start({ on: operation, fault });
    const thrown = await send(endpoint).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(thrown).toMatchObject({ name });
    expect(done).toEqual([]);
  });

  it("lets a client correct its clock by the service's", async () => {
    const { endpoint, requests } = await start({ on: "DescribeProject", fault: "clock skew" });
    const client = new SageMakerClient({ ...settings(endpoint), maxAttempts: 2 });
    await client.send(new DescribeProjectCommand({ ProjectName: "p" }));
    expect(requests).toHaveLength(2);
  });
});

it.each([
  ["PUT", "/b/k?partNumber=1&uploadId=u", "UploadPart"],
  ["PUT", "/b/k?x-id=PutObject", "PutObject"],
  ["POST", "/b/k?uploads", "CreateMultipartUpload"],
  ["POST", "/b/k?uploadId=u", "CompleteMultipartUpload"],
  ["DELETE", "/b/k?uploadId=u", "AbortMultipartUpload"],
  ["HEAD", "/b/a%2Fk", "HeadObject"],
  ["GET", "/b/?list-type=2", "ListObjectsV2"],
  ["HEAD", "/b", "HeadBucket"],
  ["GET", "/b?uploads", "ListMultipartUploads"],
  ["GET", "/b/k?uploadId=u", "ListParts"],
])("knows S3's operations: %s %s is %s", (method, path, operation) => {
  expect(askedOf({ method, path, headers: {} })).toEqual({ operation, format: "s3" });
});

it("names a request of a service with paths of its own by its path", () => {
  const authorization =
    "AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-1/lambda/aws4_request, SignedHeaders=host, Signature=0";
  expect(askedOf({ method: "GET", path: "/2015-03-31/functions/f?Q=1", headers: { authorization } })).toEqual(
    {
      operation: "GET /2015-03-31/functions/f",
      service: "lambda",
      format: "json",
    },
  );
});
