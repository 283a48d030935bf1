import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { NEEDS_BOTOCORE } from "../../../../tools/infra-checks/botocore-faults.ts";
import { type Answer, bytes, isBoto3There, NEEDS_BOTO3 } from "./boto3.ts";
import { servedEngine } from "./served-engine.ts";

const NEEDS = `${NEEDS_BOTO3}${NEEDS_BOTOCORE}`;
/** A machine that does much else is slow to start Python. */
const TIMEOUT = 60_000;
const Bucket = "sagewright-storage";

it.skipIf(!isBoto3There)(
  `boto3 keeps objects in the local S3, large ones in parts${NEEDS}`,
  { timeout: TIMEOUT },
  async () => {
    const { boto3, stateDir, faults } = await servedEngine();
    const s3 = (method: string, input: object = {}): Promise<Answer> => boto3.call("s3", method, input);
    const folder = `${stateDir}/work`;
    mkdirSync(folder);
    const large = randomBytes(17 * 1024 * 1024);
    writeFileSync(`${folder}/large`, large);

    await s3("create_bucket", { Bucket });
    await s3("upload_file", { Filename: `${folder}/large`, Bucket, Key: "models/large" });
    await s3("download_file", { Bucket, Key: "models/large", Filename: `${folder}/back` });
    await s3("put_object", {
      Bucket,
      Key: "models/ü &<.txt",
      Body: bytes("text"),
      ContentType: "text/plain",
      Metadata: { who: "me" },
      ChecksumAlgorithm: "SHA256",
      ExpectedBucketOwner: "444455556666",
    });

    expect(readFileSync(`${folder}/back`).equals(large)).toBe(true);
    expect(readFileSync(`${stateDir}/s3/${Bucket}/models/large`).equals(large)).toBe(true);
    expect(
      await s3("head_object", { Bucket, Key: "models/ü &<.txt", ChecksumMode: "ENABLED" }),
    ).toMatchObject({
      ContentLength: 4,
      ContentType: "text/plain",
      Metadata: { who: "me" },
      ChecksumSHA256: expect.any(String),
    });
    expect(await s3("get_object", { Bucket, Key: "models/large", Range: "bytes=5-8" })).toMatchObject({
      Body: large.subarray(5, 9).toString("base64"),
      ContentRange: `bytes 5-8/${large.length}`,
    });
    expect(
      (
        await boto3.all("s3", "list_objects_v2", "Contents", { Bucket, PaginationConfig: { PageSize: 1 } })
      ).map(({ Key, Size }) => [Key, Size]),
    ).toEqual([
      ["models/large", large.length],
      ["models/ü &<.txt", 4],
    ]);
    expect(await boto3.all("s3", "list_objects_v2", "CommonPrefixes", { Bucket, Delimiter: "/" })).toEqual([
      { Prefix: "models/" },
    ]);
    expect((await s3("list_buckets")).Buckets).toMatchObject([{ Name: Bucket }]);
    await boto3.wait("s3", "object_exists", { Bucket, Key: "models/large" });

    const { UploadId } = await s3("create_multipart_upload", { Bucket, Key: "aborted" });
    await s3("upload_part", { Bucket, Key: "aborted", UploadId, PartNumber: 1, Body: bytes("1") });
    const { UploadId: other } = await s3("create_multipart_upload", { Bucket, Key: "other" });
    expect(
      (
        await boto3.all("s3", "list_multipart_uploads", "Uploads", {
          Bucket,
          PaginationConfig: { PageSize: 1 },
        })
      ).map((upload) => [upload.Key, upload.UploadId]),
    ).toEqual([
      ["aborted", UploadId],
      ["other", other],
    ]);
    expect(await boto3.all("s3", "list_parts", "Parts", { Bucket, Key: "aborted", UploadId })).toMatchObject([
      { PartNumber: 1, Size: 1 },
    ]);
    for (const [Key, id] of [
      ["aborted", UploadId],
      ["other", other],
    ]) {
      await s3("abort_multipart_upload", { Bucket, Key, UploadId: id });
    }
    expect(await boto3.all("s3", "list_multipart_uploads", "Uploads", { Bucket })).toEqual([]);
    await s3("delete_object", { Bucket, Key: "models/large" });
    await boto3.wait("s3", "object_not_exists", { Bucket, Key: "models/large" });
    expect(faults()).toEqual({ s3: [] });
  },
);

it.skipIf(!isBoto3There)(
  `boto3 is told what the local S3 refuses${NEEDS}`,
  { timeout: TIMEOUT },
  async () => {
    const { boto3 } = await servedEngine();
    const s3 = (method: string, input: object): Promise<Answer> =>
      boto3.call("s3", method, { Bucket, ...input });
    await s3("create_bucket", {});
    await s3("put_object", { Key: "a", Body: bytes("1") });

    const cases: readonly (readonly [method: string, input: object, code: string, status: number])[] = [
      ["get_object", { Key: "none" }, "NoSuchKey", 404],
      ["head_object", { Key: "none" }, "404", 404],
      ["put_object", { Bucket: "none", Key: "a", Body: bytes("1") }, "NoSuchBucket", 404],
      ["put_object", { Key: "a", Body: bytes("2"), IfNoneMatch: "*" }, "PreconditionFailed", 412],
      [
        "put_object",
        { Key: "a", Body: bytes("2"), ContentMD5: "CY9rzUYh03PK3k6DJie09g==" },
        "BadDigest",
        400,
      ],
      [
        "put_object",
        { Key: "a", Body: bytes("2"), ChecksumSHA256: Buffer.alloc(32).toString("base64") },
        "BadDigest",
        400,
      ],
      ["get_object", { Key: "a", Range: "bytes=9-" }, "InvalidRange", 416],
      ["copy_object", { Key: "b", CopySource: `${Bucket}/a` }, "NotImplemented", 501],
      [
        "complete_multipart_upload",
        { Key: "a", UploadId: "none", MultipartUpload: { Parts: [{ PartNumber: 1, ETag: "x" }] } },
        "NoSuchUpload",
        404,
      ],
    ];
    for (const [method, input, code, status] of cases) {
      await expect(s3(method, input), `${method} ${JSON.stringify(input)}`).rejects.toMatchObject({
        code,
        status,
      });
    }
    expect((await s3("get_object", { Key: "a" })).Body).toBe(Buffer.from("1").toString("base64"));
  },
);
