import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { afterAll, describe, expect, it } from "vitest";
import { seedTemplateFolder } from "./seed-template-folder.ts";

const root = mkdtempSync(join(tmpdir(), "sagewright-template-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(root, "template-"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function codesOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof SagewrightError) return error.issues.map(({ code }) => code);
    throw error;
  }
  return [];
}

describe("a template of the organization's", () => {
  it("is its files by sorted path, without what a working copy has besides", () => {
    const folder = folderOf({
      "pipeline.ts": "1",
      ".github/workflows/ci.yml": "2",
      "node_modules/x/index.js": "3",
      ".git/HEAD": "4",
    });
    const { name, files } = seedTemplateFolder("ours", folder);
    expect(name).toBe("ours");
    expect([...files.keys()]).toEqual([".github/workflows/ci.yml", "pipeline.ts"]);
  });

  it("defect 7: has another version when a file in a sub-folder has other content or another name", () => {
    const version = (files: Readonly<Record<string, string>>) =>
      seedTemplateFolder("ours", folderOf(files)).version;
    const versions = [
      version({ "a/b": "1" }),
      version({ "a/b": "2" }),
      version({ "a/c": "1" }),
      version({ "a/b": "1", "a/c": "" }),
      version({ "a/b1": "" }),
    ];
    expect(new Set(versions).size).toBe(versions.length);
    expect(version({ "a/b": "1" })).toBe(versions[0]);
  });

  it("is refused when there is no such folder, or nothing in it", () => {
    expect(codesOf(() => seedTemplateFolder("ours", join(root, "missing")))).toEqual([
      "SEED_TEMPLATE_FOLDER_UNREADABLE",
    ]);
    expect(codesOf(() => seedTemplateFolder("ours", folderOf({ "node_modules/x": "" })))).toEqual([
      "SEED_TEMPLATE_FOLDER_EMPTY",
    ]);
  });

  it("is refused with a link in it, which may lead out of the folder", () => {
    const folder = folderOf({ "pipeline.ts": "1" });
    symlinkSync("/etc/hostname", join(folder, "link"));
    expect(codesOf(() => seedTemplateFolder("ours", folder))).toEqual(["SEED_TEMPLATE_FILE_UNSUITABLE"]);
  });
});
