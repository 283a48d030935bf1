import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { platformSettingsSchema } from "@sagewright/core/project";
import { afterAll, expect, it } from "vitest";
import { projectFiles } from "./project-files.ts";

const settings = platformSettingsSchema.parse({ organization: "acme" });
const template = (content: Uint8Array) => ({
  name: "penguins",
  description: "",
  version: "0a".repeat(32),
  files: new Map([["data", content]]),
});

const folder = mkdtempSync(join(tmpdir(), "sagewright-files-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("leaves the working directory as it was", () => {
  const before = process.cwd();
  process.chdir(folder);
  try {
    projectFiles(settings, {
      cleanup: new Uint8Array([0]),
      lambda: new Uint8Array([1]),
      templates: [template(new Uint8Array([2]))],
    });
    expect(readdirSync(".")).toEqual([]);
  } finally {
    process.chdir(before);
  }
});
