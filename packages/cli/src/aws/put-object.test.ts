import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { S3Client } from "@aws-sdk/client-s3";
import { afterEach, expect, it } from "vitest";
import { putObject } from "./put-object.ts";
import { textSource } from "./upload-source.ts";

const PAGE = "<html>Sign in to this network</html>";
const PLACE = { Bucket: "artifacts", Key: "key" };
const SMALL = textSource("a,b\n", "text/csv");
/** Sent in two parts. */
const LARGE = textSource("x".repeat(17 * 1024 * 1024), "text/plain");

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => void stop()));

/** S3, but for the requests from the given one on: to those, a sign-in page says 200. */
async function s3Until(foreign: string): Promise<S3Client> {
  let isForeign = false;
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      const operation = operationOf(`${request.method} ${request.url}`);
      isForeign ||= operation === foreign;
      if (isForeign) response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
      else response.writeHead(200, { etag: '"e"' }).end(XML[operation]);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const s3 = new S3Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: "eu-west-1",
    credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
    forcePathStyle: true,
  });
  stops.push(() => {
    s3.destroy();
    server.close();
  });
  return s3;
}

const XML: Readonly<Record<string, string>> = {
  CreateMultipartUpload: "<R><UploadId>u</UploadId></R>",
  CompleteMultipartUpload: "<R><ETag>e-2</ETag></R>",
};

function operationOf(request: string): string {
  if (/^POST .*[?&]uploads/.test(request)) return "CreateMultipartUpload";
  if (/^POST .*[?&]uploadId=/.test(request)) return "CompleteMultipartUpload";
  if (/^PUT .*[?&]partNumber=/.test(request)) return "UploadPart";
  return request.startsWith("PUT ") ? "PutObject" : "another";
}

it.each([
  ["PutObject", SMALL],
  ["CreateMultipartUpload", LARGE],
  ["UploadPart", LARGE],
  ["CompleteMultipartUpload", LARGE],
])("takes nothing for stored where a page answers %s", async (operation, source) => {
  const s3 = await s3Until(operation);
  await expect(putObject(s3, PLACE, source)).rejects.toMatchObject({
    issues: [{ code: "AWS_ANSWER_FOREIGN", path: ["s3:PutObject"] }],
  });
});

it.each([
  ["one request", SMALL],
  ["parts", LARGE],
])("uploads in %s, and tells of every byte", async (_, source) => {
  const s3 = await s3Until("none");
  const sent: number[] = [];
  await putObject(s3, PLACE, source, { onSent: (bytes) => void sent.push(bytes) });
  expect(sent.reduce((sum, bytes) => sum + bytes)).toBe(source.size);
});
