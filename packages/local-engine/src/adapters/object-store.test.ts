import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openObjectStore } from "./object-store.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "objects-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const open = () => openObjectStore(join(root, "s3"));

describe("object store", () => {
  it("keeps s3://bucket/key at bucket/key", () => {
    const store = open();

    store.write("s3://b/folder/a.txt", "hello");

    expect(readFileSync(join(root, "s3/b/folder/a.txt"), "utf8")).toBe("hello");
    expect(store.pathOf("s3://b/folder/")).toBe(join(root, "s3/b/folder"));
    expect(store.read("s3://b/folder/a.txt").toString()).toBe("hello");
  });

  it("matches a prefix as text, not as a folder", () => {
    const store = open();
    for (const key of ["train/x", "train-01/x", "train", "tr", "other/train"]) {
      if (key !== "train") store.write(`s3://b/${key}`, "1");
    }

    expect(store.list("s3://b/train").map((object) => object.key)).toEqual(["train-01/x", "train/x"]);
    expect(store.list("s3://b/train/").map((object) => object.key)).toEqual(["train/x"]);
    expect(store.list("s3://b").map((object) => object.key)).toHaveLength(4);
    expect(store.list("s3://none/x")).toEqual([]);
    expect(store.list("s3://b/tr/deeper")).toEqual([]);
  });

  it("leaves out folder markers and files that are being written", () => {
    const store = open();
    store.write("s3://b/folder/", "");
    store.write("s3://b/folder/a", "1");
    writeFileSync(join(root, "s3/b/folder/%unfinished-1-1"), "half");

    expect(store.list("s3://b/folder").map((object) => object.key)).toEqual(["folder/a"]);
  });

  it.each(["../../../outside", "a//b", "/", "a/./b", "a/../../b", "..", "100%/x", "%2E%2E/x"])(
    "keeps the key %j inside its bucket, and finds it again",
    (key) => {
      const store = open();

      store.write(`s3://b/${key}`, "1");

      expect(readdirSync(root)).toEqual(["s3"]);
      expect(readdirSync(join(root, "s3"))).toEqual(["b"]);
      expect(store.list("s3://b/").map((object) => object.key)).toEqual([key]);
      expect(store.find(`s3://b/${key}`)?.size).toBe(1);
    },
  );

  it("says clearly that one key cannot be a file and a folder", () => {
    const store = open();
    store.write("s3://b/a", "1");
    store.write("s3://b/c/d", "1");

    expect(() => store.write("s3://b/a/b", "2")).toThrow("S3_KEY_CLASH");
    expect(() => store.write("s3://b/c", "2")).toThrow("S3_KEY_CLASH");
    expect(readdirSync(join(root, "s3/b")).sort()).toEqual(["a", "c"]);
  });

  it("refuses to read more than it was told to", () => {
    const store = open();
    store.write("s3://b/a", "12345");

    expect(() => store.read("s3://b/a", 4)).toThrow("S3_OBJECT_TOO_LARGE");
    expect(() => store.read("s3://b/none")).toThrow("S3_OBJECT_MISSING");
  });
});

describe("download", () => {
  it("keeps the keys below the prefix", async () => {
    const store = open();
    store.write("s3://b/data/a.csv", "a");
    store.write("s3://b/data/deep/b.csv", "b");

    await store.download("s3://b/data", join(root, "in"));

    expect(readFileSync(join(root, "in/a.csv"), "utf8")).toBe("a");
    expect(readFileSync(join(root, "in/deep/b.csv"), "utf8")).toBe("b");
  });

  it("makes one file of a prefix that is one object", async () => {
    const store = open();
    store.write("s3://b/data/a.csv", "a");

    await store.download("s3://b/data/a.csv", join(root, "in"));

    expect(readdirSync(join(root, "in"))).toEqual(["a.csv"]);
  });

  it("keeps whole names where the prefix is the beginning of one", async () => {
    const store = open();
    for (const key of ["code/main.mjs", "code/main.mjs.map", "code/main.mjs-2/x", "code/other"])
      store.write(`s3://b/${key}`, "1");

    await store.download("s3://b/code/main.mjs", join(root, "in"));

    expect(readdirSync(join(root, "in")).sort()).toEqual(["main.mjs", "main.mjs-2", "main.mjs.map"]);
    expect(readdirSync(join(root, "in/main.mjs-2"))).toEqual(["x"]);
  });

  it("keeps keys with .. inside the folder", async () => {
    const store = open();
    store.write("s3://b/data/../../x", "a");

    await store.download("s3://b/data", join(root, "in"));

    expect(readdirSync(root).sort()).toEqual(["in", "s3"]);
    expect(readdirSync(join(root, "in"))).toEqual(["%2E%2E"]);
  });

  it("says which prefix holds nothing", async () => {
    await expect(open().download("s3://b/none", join(root, "in"))).rejects.toThrow(
      'No S3 objects found under S3 URL "s3://b/none"',
    );
  });
});

describe("upload", () => {
  it("copies the files below a folder and follows no link", async () => {
    const store = open();
    mkdirSync(join(root, "out/deep"), { recursive: true });
    writeFileSync(join(root, "secret"), "secret");
    writeFileSync(join(root, "out/deep/b.csv"), "b");
    symlinkSync(join(root, "secret"), join(root, "out/link"));
    symlinkSync(root, join(root, "out/folder"));

    await store.upload(join(root, "out"), "s3://b/result");

    expect(store.list("s3://b/").map((object) => object.key)).toEqual(["result/deep/b.csv"]);
  });

  it("overwrites and never deletes", async () => {
    const store = open();
    store.write("s3://b/result/old", "old");
    store.write("s3://b/result/both", "old");
    mkdirSync(join(root, "out"));
    writeFileSync(join(root, "out/both"), "new");

    await store.upload(join(root, "out"), "s3://b/result/");

    expect(store.read("s3://b/result/old").toString()).toBe("old");
    expect(store.read("s3://b/result/both").toString()).toBe("new");
  });

  it("copies large files too", async () => {
    const store = open();
    mkdirSync(join(root, "out"));
    writeFileSync(join(root, "out/large"), Buffer.alloc(3 * 1024 * 1024, 7));

    await store.upload(join(root, "out"), "s3://b/result");

    expect(store.find("s3://b/result/large")?.size).toBe(3 * 1024 * 1024);
  });
});
