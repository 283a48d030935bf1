import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { contentHash } from "./content-hash.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "sagewright-hash-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function folder(name: string, files: Record<string, string>): string {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(root, name, file, ".."), { recursive: true });
    writeFileSync(join(root, name, file), text);
  }
  return join(root, name);
}

it("is the same for the same names and contents elsewhere", async () => {
  const one = folder("one", { "b.txt": "b", "sub/a.txt": "a" });
  cpSync(one, join(root, "two"), { recursive: true });
  expect(await contentHash(join(root, "two"))).toBe(await contentHash(one));
});

it.each([
  ["a content", { a: "x", b: "z" }],
  ["a name", { a: "x", c: "y" }],
  ["where one file ends and the next begins", { a: "xy", b: "" }],
  ["one more file", { a: "x", b: "y", "sub/c": "" }],
])("differs with %s", async (_, files) => {
  const one = folder("one", { a: "x", b: "y" });
  expect(await contentHash(folder("two", files))).not.toBe(await contentHash(one));
});

it("reads a single file", async () => {
  const one = folder("one", { a: "x" });
  expect(await contentHash(join(one, "a"))).toMatch(/^[0-9a-f]{64}$/);
});
