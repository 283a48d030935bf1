import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { makeFolder } from "./make-folder.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sagewright-make-"));
  folders.push(folder);
  return folder;
}

it("makes a folder with those above it, many times at once", async () => {
  const folder = newFolder();
  await Promise.all(Array.from({ length: 8 }, () => makeFolder(join(folder, "a/b/c"))));
  expect(readdirSync(join(folder, "a/b"))).toEqual(["c"]);
});

it.skipIf(!existsSync("/proc/self"))("ends where nothing can be made [needs proc]", async () => {
  await expect(makeFolder("/proc/sagewright/out")).rejects.toMatchObject({ code: "ENOENT" });
});

it("says where a file is in the way", async () => {
  const folder = newFolder();
  writeFileSync(join(folder, "file"), "");
  await expect(makeFolder(join(folder, "file/out"))).rejects.toMatchObject({ code: "ENOTDIR" });
});
