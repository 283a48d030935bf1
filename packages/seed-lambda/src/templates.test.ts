import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readTemplate } from "./templates.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "seed-template-"));
  mkdirSync(join(root, "one", "below"), { recursive: true });
  writeFileSync(join(root, "one", "below", "run.sh"), "run", { mode: 0o755 });
  writeFileSync(join(root, "one", ".hidden"), Uint8Array.of(0, 255));
});
afterEach(() => rmSync(root, { recursive: true }));
const read = (name: string) => readTemplate(pathToFileURL(`${root}/`), name);

it("reads every file with its mode", async () => {
  const files = await read("one");
  expect(files.map(({ path, executable }) => [path, executable]).toSorted()).toEqual([
    [".hidden", false],
    ["below/run.sh", true],
  ]);
  expect(files.find(({ path }) => path === ".hidden")?.bytes).toEqual(Buffer.from([0, 255]));
});

it.each(["two", "..", ".", "one/below", "", "/etc"])(
  "knows no template %j, and names those that it knows",
  async (name) => {
    await expect(read(name)).rejects.toMatchObject({
      issues: [{ code: "SEED_TEMPLATE_MISSING", hint: expect.stringContaining("one") }],
    });
  },
);

it("refuses a link, which may lead anywhere", async () => {
  symlinkSync("/etc/hostname", join(root, "one", "link"));
  await expect(read("one")).rejects.toMatchObject({ issues: [{ code: "SEED_TEMPLATE_UNSUITABLE" }] });
});
