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
      ".terraform/providers/x": "5",
      ".venv/bin/python": "6",
      "src/.DS_Store": "7",
      "src/.GIT/HEAD": "8",
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

  it.each([
    ".env",
    ".env.production",
    ".aws/credentials",
    "deploy/.ssh/config",
    "keys/id_ed25519",
    ".netrc",
    ".pypirc",
    ".git-credentials",
    "infra/terraform.tfstate",
    "infra/terraform.tfstate.backup",
  ])("is refused with %s in it, which no repository should begin with", (path) => {
    expect(codesOf(() => seedTemplateFolder("ours", folderOf({ "a.ts": "1", [path]: "x" })))).toEqual([
      "SEED_TEMPLATE_FILE_UNSUITABLE",
    ]);
  });

  it.each([
    ["server.pem", `-----BEGIN RSA ${"PRIVATE"} KEY-----\nMIIE`],
    ["notes.md", `my key is AKIA${"QWERTYUIOPASDFGH"}`],
    [".npmrc", "//registry.example/:_authToken=npm_abc"],
    [".npmrc", "engine-strict=true\n_auth=bnBt\n"],
  ])("is refused with a secret in %s", (path, content) => {
    expect(codesOf(() => seedTemplateFolder("ours", folderOf({ [path]: content })))).toEqual([
      "SEED_TEMPLATE_FILE_UNSUITABLE",
    ]);
  });

  it("keeps what only looks like it from afar", () => {
    const files = {
      ".env.example": "TOKEN=",
      ".npmrc": "engine-strict=true\n//registry.example/:_authToken=${NPM_TOKEN}\n",
      "ca.pem": "-----BEGIN CERTIFICATE-----",
      "client.py": "basic_auth = read_login()\ndb_password = os.environ['DB_PASSWORD']\n",
      "docs.md": "AKIAIOSFODNN7EXAMPLE",
      "environment.ts": "1",
    };
    expect([...seedTemplateFolder("ours", folderOf(files)).files.keys()]).toEqual(
      Object.keys(files).toSorted(),
    );
  });

  it.each([".sagewright-seed.json", "GIT~1/x", "a\nb", "a\u202eb"])(
    "is refused with %j in it, of which no repository could be made",
    (path) => {
      const folder = folderOf({ "a.ts": "1", [path]: "x" });
      expect(codesOf(() => seedTemplateFolder("ours", folder))).toEqual(["SEED_TEMPLATE_FILE_UNSUITABLE"]);
    },
  );

  it("is refused with a name that is not UTF-8", () => {
    const folder = folderOf({ "a.ts": "1" });
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/bad`), Buffer.from([0xff, 0xfe])]), "x");
    expect(codesOf(() => seedTemplateFolder("ours", folder))).toEqual(["SEED_TEMPLATE_FILE_UNSUITABLE"]);
  });

  it("is told everything that is wrong with it at once, by names and without contents", () => {
    const folder = folderOf({ ".env": "hunter2", "keys/id_rsa": "hunter2" });
    const run = () => seedTemplateFolder("ours", folder);
    expect(codesOf(run)).toHaveLength(2);
    expect(run).toThrow(/[.]env.*id_rsa/s);
    expect(run).not.toThrow(/hunter2/);
  });
});
