import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileNameOf, joinKey, parseS3Uri, relativePathOf, segmentOf, UNFINISHED } from "./s3-uri.ts";

const nasty = fc.oneof(
  fc.constantFrom("", ".", "..", "%", "%2E", "%2E%2E", "%25", "%unfinished-1", "...", "a%b", " "),
  fc.string({ maxLength: 20 }).map((text) => text.replaceAll("/", "").replaceAll("\0", "")),
);

describe("fileNameOf", () => {
  it("is reversible", () => {
    fc.assert(fc.property(nasty, (segment) => segmentOf(fileNameOf(segment)) === segment));
  });

  it("never names the folder itself, its parent, a path, or an unfinished file", () => {
    fc.assert(
      fc.property(nasty, (segment) => {
        const name = fileNameOf(segment);
        expect(["", ".", ".."]).not.toContain(name);
        expect(name).not.toContain("/");
        expect(name.startsWith(UNFINISHED)).toBe(false);
      }),
    );
  });

  it("leaves usual names as they are", () => {
    expect(relativePathOf("abalone/train-1/data set.csv")).toBe("abalone/train-1/data set.csv");
  });
});

describe("parseS3Uri", () => {
  it.each([
    ["s3://bucket/a/b.csv", "bucket", "a/b.csv"],
    ["s3://bucket", "bucket", ""],
    ["s3://bucket/", "bucket", ""],
    ["s3://bucket//a", "bucket", "/a"],
  ])("splits %s", (uri, bucket, key) => {
    expect(parseS3Uri(uri)).toEqual({ bucket, key });
  });

  it.each([
    "bucket/key",
    "s3:/bucket/key",
    "s3://",
    "s3:///key",
    "s3://../key",
    "s3://bucket/a\0b",
    `s3://bucket/${"a/".repeat(513)}`,
    `s3://bucket/${"a".repeat(256)}`,
  ])("refuses %j", (uri) => {
    expect(() => parseS3Uri(uri)).toThrow("S3_URI_INVALID");
  });
});

it("joins keys with exactly one slash", () => {
  expect([joinKey("a", "b"), joinKey("a/", "b"), joinKey("", "b")]).toEqual(["a/b", "a/b", "b"]);
});
