import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeResolvable } from "../../src/local-project/packages.ts";
import { project } from "../project.ts";

const PATH = process.env.PATH;
beforeEach(() => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(() => {
  process.env.PATH = PATH;
  vi.restoreAllMocks();
});

const told = (): string =>
  vi
    .mocked(process.stderr.write)
    .mock.calls.map(([chunk]) => String(chunk))
    .join("");

/** A commit's folder below a state folder, in a place from which nothing is resolved by chance. */
function commit(files: Readonly<Record<string, string | object>>) {
  const folder = project({});
  const work = join(folder, "state", "work");
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(work, path)), { recursive: true });
    writeFileSync(join(work, path), typeof content === "string" ? content : JSON.stringify(content));
  }
  mkdirSync(work, { recursive: true });
  return { work, packages: join(folder, "state", "packages"), folder };
}

/** An npm that writes down how it was called, and puts in place what package.json names. */
function fakeNpm(folder: string, script = ""): { readonly calls: () => readonly string[] } {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  writeFileSync(
    join(bin, "npm"),
    `#!${process.execPath}
import fs from "node:fs";
fs.appendFileSync(${JSON.stringify(join(bin, "calls"))}, process.argv.slice(2).join(" ") + "\\n");
${script}
for (const name of Object.keys(JSON.parse(fs.readFileSync("package.json")).dependencies)) {
  fs.mkdirSync("node_modules/" + name, { recursive: true });
  fs.writeFileSync("node_modules/" + name + "/package.json", JSON.stringify({ name, version: "9.9.9" }));
}
`,
  );
  chmodSync(join(bin, "npm"), 0o755);
  process.env.PATH = bin;
  const file = join(bin, "calls");
  return { calls: () => (existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : []) };
}

const versionOf = (work: string, name: string): string =>
  JSON.parse(readFileSync(join(work, "node_modules", name, "package.json"), "utf8")).version;

it("links what is on this machine in the version asked for, and asks no npm", async () => {
  const { work, packages, folder } = commit({
    "package.json": { dependencies: { zod: "4.6.7", "@sagewright/pipeline-dsl": "0.1.0" } },
  });
  const { calls } = fakeNpm(folder);

  await makeResolvable(work, packages);

  expect(calls()).toEqual([]);
  expect(versionOf(work, "zod")).toBe("4.6.7");
  expect(realpathSync(join(work, "node_modules/@sagewright/pipeline-dsl"))).toBe(
    realpathSync(join(import.meta.dirname, "../../../pipeline-dsl")),
  );
});

it("gives a commit without package.json the packages of pipelines", async () => {
  const { work, packages } = commit({});

  await makeResolvable(work, packages);

  expect(existsSync(join(work, "node_modules/@sagewright/cli/package.json"))).toBe(true);
  expect(existsSync(join(work, "node_modules/@sagewright/pipeline-dsl/package.json"))).toBe(true);
});

it("lets npm install what is missing, but for sagewright's own, once for all commits that ask for the same", async () => {
  const manifest = { dependencies: { "left-pad": "^1.0.0", "@sagewright/cli": "0.1.0" } };
  const { work, packages, folder } = commit({ "package.json": manifest });
  const { calls } = fakeNpm(folder);
  await makeResolvable(work, packages);
  const second = join(folder, "state", "second");
  mkdirSync(second);
  writeFileSync(join(second, "package.json"), JSON.stringify(manifest));

  await makeResolvable(second, packages);

  expect(calls()).toEqual([
    "install --no-package-lock --omit=dev --no-audit --no-fund --prefer-offline --loglevel=error",
  ]);
  expect(versionOf(second, "left-pad")).toBe("9.9.9");
  expect(versionOf(second, "@sagewright/cli")).toBe("0.1.0");
  expect(told()).toContain("Installing packages: left-pad");
});

it("lets npm keep to the lock file, and wants the versions that it names", async () => {
  const { work, packages, folder } = commit({
    "package.json": { dependencies: { zod: "^4.0.0" } },
    "package-lock.json": { packages: { "node_modules/zod": { version: "4.0.1" } } },
  });
  const { calls } = fakeNpm(folder);

  await makeResolvable(work, packages);

  expect(calls()).toEqual(["ci --omit=dev --no-audit --no-fund --prefer-offline --loglevel=error"]);
});

it("links by the lock file's version where package.json gives a range", async () => {
  const { work, packages, folder } = commit({
    "package.json": { dependencies: { zod: "^4.0.0" } },
    "package-lock.json": { packages: { "node_modules/zod": { version: "4.6.7" } } },
  });
  const { calls } = fakeNpm(folder);

  await makeResolvable(work, packages);

  expect(calls()).toEqual([]);
  expect(versionOf(work, "zod")).toBe("4.6.7");
});

it("installs a package of the repository itself in its place, with the real npm", {
  timeout: 60_000,
}, async () => {
  const { work, packages } = commit({
    "package.json": { dependencies: { mine: "file:./mine" } },
    "mine/package.json": { name: "mine", version: "1.2.3" },
  });

  await makeResolvable(work, packages);

  expect(versionOf(work, "mine")).toBe("1.2.3");
  expect(existsSync(join(work, "node_modules/@sagewright/cli/package.json"))).toBe(true);
});

it("asks nobody for what is here anyway, also beside a folder of the commit", async () => {
  const dependencies = { "@sagewright/pipeline-dsl": "^99.0.0", mine: "file:./mine" };
  const { work, packages, folder } = commit({ "package.json": { dependencies } });
  const { calls } = fakeNpm(
    folder,
    'if (fs.readFileSync("package.json", "utf8").includes("@sagewright")) process.exit(1);',
  );

  await makeResolvable(work, packages);

  expect(calls()).toHaveLength(1);
  expect(JSON.parse(readFileSync(join(work, "package.json"), "utf8"))).toEqual({ dependencies });
});

it("says what npm said when it fails, and keeps nothing of that", async () => {
  const { work, packages, folder } = commit({ "package.json": { dependencies: { nope: "1.0.0" } } });
  const { calls } = fakeNpm(folder, 'console.error("npm error 404 nope"); process.exit(1);');

  await expect(makeResolvable(work, packages)).rejects.toMatchObject({
    issues: [{ code: "PROJECT_INSTALL_FAILED", message: expect.stringContaining("npm error 404 nope") }],
  });
  await expect(makeResolvable(work, packages)).rejects.toThrow();

  expect(calls()).toHaveLength(2);
});

it("says that npm is missing", async () => {
  const { work, packages, folder } = commit({ "package.json": { dependencies: { nope: "1.0.0" } } });
  process.env.PATH = join(folder, "nothing");

  await expect(makeResolvable(work, packages)).rejects.toMatchObject({ issues: [{ code: "NPM_MISSING" }] });
});

it("warns of a commit that asks for another sagewright, and builds with this one", async () => {
  const { work, packages } = commit({ "package.json": { dependencies: { "@sagewright/cli": "7.0.0" } } });

  await makeResolvable(work, packages);

  expect(told()).toContain("OTHER_SAGEWRIGHT");
  expect(versionOf(work, "@sagewright/cli")).toBe("0.1.0");
});

it("leaves modules alone that the commit brings", async () => {
  const { work, packages, folder } = commit({
    "package.json": { dependencies: { nope: "1.0.0" } },
    "node_modules/nope/package.json": { name: "nope", version: "1.0.0" },
  });
  const { calls } = fakeNpm(folder);

  await makeResolvable(work, packages);

  expect(calls()).toEqual([]);
  expect(lstatSync(join(work, "node_modules/nope")).isSymbolicLink()).toBe(false);
});

it.each(["[]", "{", '"x"'])("refuses the package.json %s", async (text) => {
  const { work, packages } = commit({ "package.json": text });

  await expect(makeResolvable(work, packages)).rejects.toMatchObject({
    issues: [{ code: "COMMIT_MANIFEST_INVALID" }],
  });
});

it("does not follow a name of a package out of node_modules", async () => {
  const { work, packages, folder } = commit({
    "package.json": { dependencies: { "../../evil": "1.0.0" } },
    "../evil/package.json": { name: "../../evil", version: "1.0.0" },
  });
  fakeNpm(folder, 'console.error("invalid name"); process.exit(1);');

  await expect(makeResolvable(work, packages)).rejects.toMatchObject({
    issues: [{ code: "PROJECT_INSTALL_FAILED" }],
  });
});
