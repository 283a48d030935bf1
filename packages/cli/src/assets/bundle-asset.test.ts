import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { SagewrightError } from "@sagewright/core";
import type { BundleAsset, BundleMember } from "@sagewright/pipeline-dsl";
import { afterEach, beforeEach, expect, it } from "vitest";
import { bundleAsset } from "./bundle-asset.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "sagewright-bundle-test-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

const of = (kind: BundleAsset["kind"], ...members: readonly BundleMember[]): BundleAsset => ({
  kind,
  id: "x",
  step: "Train",
  members,
});
const read = (asset: BundleAsset) => bundleAsset(join(root, "pipeline.ts"), asset);
const contents = (path: string): BundleMember => ({ path, kind: "directory", at: "" });
const named = (path: string, at: string): BundleMember => ({ path, kind: "any", at });

it("packs a folder's contents, dependencies and texts of ours into one archive", async () => {
  write({ "src/train.py": "1", "src/sub/b.py": "2", "lib/c.py": "3", "d.py": "4" });
  const asset = of(
    "archive",
    contents("src"),
    named("lib", "lib"),
    named(pathToFileURL(join(root, "d.py")).href, "d.py"),
    { text: "#!/bin/sh\n", at: "run.sh" },
  );
  const paths: string[] = [];
  const put = async (uri: string, file: string) => {
    expect(uri).toBe("s3://bucket/sourcedir.tar.gz");
    paths.push(...execFileSync("tar", ["-tzf", file], { encoding: "utf8" }).trim().split("\n"));
  };

  await (await read(asset)).putTo(
    { putFile: put as never, putDirectory: put as never, putFunction: put as never },
    "s3://bucket/sourcedir.tar.gz",
  );

  expect(paths.filter((path) => !path.endsWith("/"))).toEqual([
    "d.py",
    "lib/c.py",
    "run.sh",
    "sub/b.py",
    "train.py",
  ]);
});

it("copies a folder file by file, and leaves nothing behind on this machine", async () => {
  write({ "nb/a.ipynb": "{}", "lib/c.py": "3" });
  let staged = "";
  const put = async (_uri: string, folder: string) => {
    staged = folder;
    expect(readFileSync(join(folder, "lib/c.py"), "utf8")).toBe("3");
    expect(readFileSync(join(folder, "a.ipynb"), "utf8")).toBe("{}");
  };

  const asset = of("folder", named("nb/a.ipynb", "a.ipynb"), named("lib", "lib"));
  await (await read(asset)).putTo(
    { putFile: put as never, putDirectory: put as never, putFunction: put as never },
    "s3://bucket/files",
  );

  expect(staged).not.toBe("");
  expect(existsSync(staged)).toBe(false);
});

it("has another hash for another content or place, and the same in any order", async () => {
  write({ "a/x.py": "1", "b/y.py": "2" });
  const hash = async (...members: BundleMember[]) => (await read(of("archive", ...members))).hash;
  const both = await hash(named("a/x.py", "x.py"), named("b/y.py", "y.py"));

  expect(await hash(named("b/y.py", "y.py"), named("a/x.py", "x.py"))).toBe(both);
  expect(await hash(named("a/x.py", "z.py"), named("b/y.py", "y.py"))).not.toBe(both);
  expect(await hash({ text: "1", at: "x.py" }, named("b/y.py", "y.py"))).toBe(both);
  write({ "a/x.py": "changed" });
  expect(await hash(named("a/x.py", "x.py"), named("b/y.py", "y.py"))).not.toBe(both);
});

it("names links, which are not followed", async () => {
  write({ "src/train.py": "1" });
  symlinkSync("/etc/hostname", join(root, "src/link"));

  const { warnings } = await read(of("archive", contents("src")));

  expect(warnings).toMatchObject([{ code: "INPUT_LEFT_OUT", message: expect.stringContaining("link") }]);
});

it.each<[string, BundleMember[], string]>([
  ["a file that is not there", [named("none.py", "none.py")], "ASSET_MISSING"],
  ["a file in place of a folder", [contents("src/train.py")], "ASSET_MISSING"],
  ["two files in one place", [contents("src"), named("other/train.py", "train.py")], "BUNDLE_NAME_TAKEN"],
  ["a file where a folder must be", [contents("src"), { text: "", at: "sub" }], "BUNDLE_NAME_TAKEN"],
])("refuses %s", async (_what, members, code) => {
  write({ "src/train.py": "1", "src/sub/a.py": "2", "other/train.py": "3" });

  const error = await read(of("archive", ...members)).catch((caught: unknown) => caught);

  expect(error).toBeInstanceOf(SagewrightError);
  expect((error as SagewrightError).issues[0]?.code).toBe(code);
});
