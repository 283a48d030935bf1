import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { expect, it } from "vitest";
import { expectBucketOwner } from "./expect-bucket-owner.ts";

const place = { Bucket: "artifacts", Key: "key" };
const upload = { ...place, UploadId: "u" };

it.each([
  new HeadObjectCommand(place),
  new GetObjectCommand(place),
  new PutObjectCommand({ ...place, Body: "" }),
  new CreateMultipartUploadCommand(place),
  new UploadPartCommand({ ...upload, PartNumber: 1, Body: "" }),
  new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: [] } }),
  new AbortMultipartUploadCommand(upload),
])("says whose the bucket must be: $constructor.name", async (command) => {
  const sent: unknown[] = [];
  const requestHandler = {
    handle: async ({ headers }: { readonly headers: Readonly<Record<string, string>> }) => {
      sent.push(headers["x-amz-expected-bucket-owner"]);
      throw new TypeError("That is enough.");
    },
  };
  const s3 = new S3Client({
    region: "eu-west-1",
    credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
    maxAttempts: 1,
    requestHandler: requestHandler as object,
  });
  const client = expectBucketOwner(s3, "444455556666") as {
    send(command: unknown): Promise<unknown>;
  };

  await expect(client.send(command)).rejects.toThrow("That is enough.");

  expect(sent).toEqual(["444455556666"]);
});
