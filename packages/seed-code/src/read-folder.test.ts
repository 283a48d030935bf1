import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { readFolder } from "./read-folder.ts";

it("reads hidden files and folders, and leaves out what a working copy has besides", () => {
  const folder = mkdtempSync(join(tmpdir(), "seed-code-"));
  const kept = [".github/workflows/a.yml", ".gitignore", "code/a.py", "pipeline.ts"];
  const left = [
    "node_modules/a/b.js",
    ".sagewright/db",
    "code/__pycache__/a.pyc",
    "build/run.json",
    "package-lock.json",
  ];
  for (const path of [...kept, ...left]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), path);
  }

  const files = readFolder(folder);

  expect([...files.keys()].sort()).toEqual(kept);
  expect(new TextDecoder().decode(files.get("code/a.py"))).toBe("code/a.py");
  rmSync(folder, { recursive: true });
});
