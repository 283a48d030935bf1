import { describe, expect, it } from "vitest";
import { asset, assetBasename, assetUri, fileAsset } from "./asset.ts";

const place = { pipelineName: "P", bucket: "bucket" };

describe("asset", () => {
  it("is a file unless its path ends in a slash or it says so", () => {
    expect(asset("data/table.csv")).toMatchObject({
      kind: "file",
      id: "input:data/table.csv",
      purpose: "input",
    });
    expect(asset("data/")).toMatchObject({ kind: "directory" });
    expect(asset("data", { kind: "directory" })).toMatchObject({ kind: "directory" });
    expect(asset(new URL("file:///data/table.csv"))).toMatchObject({ path: "file:///data/table.csv" });
  });
});

describe("assetUri", () => {
  it("names the content, and says where it is not known", () => {
    expect(assetUri(asset("data/table.csv"), "abc", place)).toBe("s3://bucket/P/input/abc/table.csv");
    expect(assetUri(fileAsset("code/train.py", "file", "code"), undefined, place)).toBe(
      "s3://bucket/P/code/unhashed/train.py",
    );
    const manifest = { inputs: {}, outputs: [], reports: {} };
    expect(assetUri({ kind: "function", id: "function:F", step: "F", manifest }, "abc", place)).toBe(
      "s3://bucket/P/code/abc/main.mjs",
    );
  });

  it.each([
    ["a/b.csv", "b.csv"],
    ["a/b/", "b"],
    ["b.csv", "b.csv"],
    ["C:\\data\\b.csv", "b.csv"],
    ["file:///a/two%20words.csv", "two words.csv"],
    ["file:///a/%", "%"],
    [".", "files"],
    ["../..", "files"],
    ["/", "files"],
    ["", "files"],
    ["file:///a/..%2F..", "files"],
  ])("takes the last segment of %j: %j", (path, name) => {
    expect(assetBasename(path)).toBe(name);
  });
});
