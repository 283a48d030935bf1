import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { chunked, localS3 } from "../../../test/local-s3.ts";

describe("objects", () => {
  it("come back with their bytes, metadata and checksums", async () => {
    const { ask, stateDir } = await localS3();
    const sent = { "content-type": "text/plain", "x-amz-meta-who": "me", "x-amz-checksum-crc32": "y/Q5Jg==" };

    const put = await ask("PUT", "/bucket/a/b.txt", { headers: sent, body: "123456789" });
    const got = await ask("GET", "/bucket/a/b.txt", { headers: { "x-amz-checksum-mode": "ENABLED" } });
    const head = await ask("HEAD", "/bucket/a/b.txt");

    expect(put.headers.get("etag")).toBe('"25f9e794323b453885f5181f1b624d0b"');
    expect(await got.text()).toBe("123456789");
    expect(Object.fromEntries(got.headers)).toMatchObject({ ...sent, "content-length": "9" });
    expect(head.headers.get("etag")).toBe(put.headers.get("etag"));
    expect(head.headers.get("x-amz-meta-who")).toBe("me");
    expect(existsSync(`${stateDir}/s3/bucket/a/b.txt`)).toBe(true);
  });

  it("that a step wrote have an ETag that changes with them, and no old metadata", async () => {
    const { ask, objects } = await localS3();
    await ask("PUT", "/bucket/a", { headers: { "x-amz-meta-who": "me" }, body: "1" });

    objects.write("s3://bucket/a", "22");
    const after = await ask("HEAD", "/bucket/a");

    expect(after.headers.get("x-amz-meta-who")).toBeNull();
    expect(after.headers.get("etag")).toMatch(/^"[\da-f]{32}-1"$/);
    expect(after.headers.get("content-length")).toBe("2");
  });

  it.each([
    ["bytes=2-4", 206, "234"],
    ["bytes=7-", 206, "789"],
    ["bytes=-2", 206, "89"],
    ["bytes=8-100", 206, "89"],
    ["bytes=0-1,3-4", 200, "0123456789"],
    ["lines=1-2", 200, "0123456789"],
  ])("are read in ranges: %s", async (range, status, text) => {
    const { ask } = await localS3();
    await ask("PUT", "/bucket/a", { body: "0123456789" });

    const answer = await ask("GET", "/bucket/a", { headers: { range } });

    expect([answer.status, (await answer.text()).slice(-text.length)]).toEqual([status, text.slice(-10)]);
  });

  it("are deleted with the folders that are empty then, and as often as one likes", async () => {
    const { ask, stateDir } = await localS3();
    await ask("PUT", "/bucket/a/b/c", { body: "1" });
    await ask("PUT", "/bucket/a/d", { body: "1" });

    const statuses = [await ask("DELETE", "/bucket/a/b/c"), await ask("DELETE", "/bucket/a/b/c")];

    expect(statuses.map(({ status }) => status)).toEqual([204, 204]);
    expect(readdirSync(`${stateDir}/s3/bucket/a`)).toEqual(["d"]);
    expect((await ask("PUT", "/bucket/a/b", { body: "now an object" })).status).toBe(200);
  });

  it("are not written over when the writer forbids it", async () => {
    const { ask, codeOf, stateDir } = await localS3();
    const first = await ask("PUT", "/bucket/a", { headers: { "if-none-match": "*" }, body: "1" });

    const second = ask("PUT", "/bucket/a", { headers: { "if-none-match": "*" }, body: "2" });

    expect(first.status).toBe(200);
    expect(await codeOf(second)).toBe("PreconditionFailed");
    expect(await (await ask("GET", "/bucket/a")).text()).toBe("1");
    expect(
      (await ask("GET", "/bucket/a", { headers: { "if-none-match": first.headers.get("etag") ?? "" } }))
        .status,
    ).toBe(304);
    expect(readdirSync(`${stateDir}/s3-uploads`)).toEqual([]);
  });
});

describe("bodies", () => {
  it("lose the frame that they are streamed in", async () => {
    const { ask } = await localS3();

    const put = await ask("PUT", "/bucket/a", chunked(["1234", "56789"], "x-amz-checksum-crc32c:4waSgw=="));

    expect(put.headers.get("x-amz-checksum-crc32c")).toBe("4waSgw==");
    const got = await ask("GET", "/bucket/a");
    expect(await got.text()).toBe("123456789");
    expect(got.headers.get("content-encoding")).toBeNull();
  });

  const good = chunked(["1234", "56789"], "x-amz-checksum-crc32c:4waSgw==");
  it.each([
    [
      "a trailing checksum of other bytes",
      chunked(["1234", "5678x"], "x-amz-checksum-crc32c:4waSgw=="),
      "BadDigest",
    ],
    ["a frame that ends early", { ...good, body: String(good.body).slice(0, 30) }, "IncompleteBody"],
    ["a frame without sizes", { ...good, body: "123456789" }, "IncompleteBody"],
    [
      "fewer bytes than were announced",
      { headers: { "content-length": "9" }, body: "123" },
      "IncompleteBody",
    ],
    ["another MD5", { headers: { "content-md5": "CY9rzUYh03PK3k6DJie09g==" }, body: "1" }, "BadDigest"],
    ["another CRC", { headers: { "x-amz-checksum-crc64nvme": "AAAAAAAAAAA=" }, body: "1" }, "BadDigest"],
    [
      "another hash in the signature",
      { headers: { "x-amz-content-sha256": "0".repeat(64) }, body: "1" },
      "XAmzContentSHA256Mismatch",
    ],
  ])("are refused with %s, and nothing stays of them", async (_, request, code) => {
    const { ask, codeOf, stateDir } = await localS3();

    expect(await codeOf(ask("PUT", "/bucket/a", request))).toBe(code);

    expect(readdirSync(`${stateDir}/s3/bucket`)).toEqual([]);
    expect(readdirSync(`${stateDir}/s3-uploads`)).toEqual([]);
  });
});

describe("requests", () => {
  it.each([
    ["GET", "/bucket/../../state.db", "NoSuchKey"],
    ["GET", "/bucket/%2e%2e%2f%2e%2e%2fstate.db", "NoSuchKey"],
    ["GET", "/..", "InvalidBucketName"],
    ["GET", "/%2e%2e/state.db", "InvalidBucketName"],
    ["GET", "/a%2fb/c", "InvalidBucketName"],
    ["GET", "/bucket/a%00b", "InvalidArgument"],
    ["GET", "/bucket/%E0%A4%A", "InvalidURI"],
    ["GET", `/bucket/${"a".repeat(300)}`, "KeyTooLongError"],
    ["GET", "/nobody/a", "NoSuchBucket"],
    ["PUT", "/nobody/a", "NoSuchBucket"],
    ["PUT", "/Bucket_1", "InvalidBucketName"],
    ["GET", "/bucket/a?acl", "NotImplemented"],
    ["GET", "/bucket/a?partNumber=1", "NotImplemented"],
    ["PATCH", "/bucket/a", "NotImplemented"],
    ["PUT", "/bucket/a?uploadId=x&partNumber=1", "NoSuchUpload"],
    ["PUT", "/bucket/a?uploadId=../..&partNumber=1", "NoSuchUpload"],
  ])("%s %s is refused: %s", async (method, target, code) => {
    const { ask, codeOf } = await localS3();

    expect(await codeOf(ask(method, target))).toBe(code);
  });

  it("keep every key inside its bucket", async () => {
    const { ask, stateDir } = await localS3();

    for (const key of ["../../out", "%2e%2e/%2e%2e/out", "/etc/out", "a//../out"]) {
      await ask("PUT", `/bucket/${key}`, { body: key });
      expect(await (await ask("GET", `/bucket/${key}`)).text()).toBe(key);
    }

    expect(readdirSync(stateDir).sort()).toEqual(["s3", "s3-metadata", "s3-uploads"]);
    expect(readdirSync(`${stateDir}/s3`)).toEqual(["bucket"]);
  });

  it("may expect any owner of a bucket, and copy nothing", async () => {
    const { ask, codeOf } = await localS3();
    const owner = { "x-amz-expected-bucket-owner": "444455556666" };

    expect((await ask("PUT", "/bucket/a", { headers: owner, body: "1" })).status).toBe(200);
    expect(await codeOf(ask("PUT", "/bucket/a", { headers: { "x-amz-copy-source": "/b/c" } }))).toBe(
      "NotImplemented",
    );
  });
});

describe("buckets", () => {
  it("are made once, listed and found", async () => {
    const { ask, codeOf } = await localS3("eu-west-1");

    const listed = await (await ask("GET", "/")).text();

    expect(listed).toContain("<Name>bucket</Name>");
    expect((await ask("HEAD", "/bucket")).headers.get("x-amz-bucket-region")).toBe("eu-west-1");
    expect((await ask("HEAD", "/none")).status).toBe(404);
    expect(await codeOf(ask("PUT", "/bucket"))).toBe("BucketAlreadyOwnedByYou");
    expect(await (await ask("GET", "/bucket?location")).text()).toContain(">eu-west-1</LocationConstraint>");
  });
});
