import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { expect, it, onTestFinished } from "vitest";
import { thirdPartyLicenses } from "./third-party-licenses.ts";

const manifest = (name: string, version: string, license?: string) =>
  JSON.stringify({ name, version, license, main: "index.js", type: "module", sideEffects: false });

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "licenses-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const bundle = (folder: string, entry = "main.js") =>
  build({
    absWorkingDir: folder,
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    outdir: "dist",
    write: false,
    logLevel: "silent",
    plugins: [thirdPartyLicenses()],
  });

const PACKAGES = {
  "node_modules/used/package.json": manifest("used", "1.2.3", "MIT"),
  "node_modules/used/index.js": "export const used = () => globalThis.name;",
  "node_modules/used/LICENSE": "Be free.\r\n",
  "node_modules/@scope/inner/package.json": manifest("@scope/inner", "4.0.0", "Apache-2.0"),
  "node_modules/@scope/inner/lib/package.json": '{"type":"module"}',
  "node_modules/@scope/inner/lib/deep.js": "export const deep = () => globalThis.deep;",
  "node_modules/@scope/inner/LICENSE": "Apache.",
  "node_modules/@scope/inner/NOTICE.txt": "Made by Scope.",
  "node_modules/used/node_modules/nested/package.json": manifest("nested", "0.0.1", "ISC"),
  "node_modules/used/node_modules/nested/index.js": "export const nested = () => globalThis.nested;",
  "node_modules/used/node_modules/nested/license.md": "Be free.",
  "node_modules/unused/package.json": manifest("unused", "1.0.0", "GPL-3.0"),
  "node_modules/unused/index.js": "export const unused = () => 1;",
};

const written = (folder: string): string => readFileSync(join(folder, "dist/THIRD-PARTY-LICENSES"), "utf8");

it("names those whose code is in the bundle, with each text once, and none whose code was left out", async () => {
  const folder = folderOf({
    ...PACKAGES,
    "main.js": `import { used } from "used"; import { unused } from "unused";
import { nested } from "./node_modules/used/node_modules/nested/index.js";
import { deep } from "./node_modules/@scope/inner/lib/deep.js"; console.log(used(), nested(), deep());`,
  });

  await bundle(folder);

  const rule = "-".repeat(80);
  expect(written(folder)).toBe(
    `The files of this folder hold parts of the following packages.

${rule}
@scope/inner 4.0.0 (Apache-2.0)
${rule}

Apache.

Made by Scope.

${rule}
nested 0.0.1 (ISC)
used 1.2.3 (MIT)
${rule}

Be free.
`,
  );
});

it("adds up the builds of one folder", async () => {
  const folder = folderOf({
    ...PACKAGES,
    "main.js": 'import { used } from "used"; used();',
    "other.js": 'import { deep } from "./node_modules/@scope/inner/lib/deep.js"; deep();',
  });

  await bundle(folder);
  await bundle(folder, "other.js");

  expect(written(folder)).toContain("@scope/inner 4.0.0 (Apache-2.0)");
  expect(written(folder)).toContain("used 1.2.3 (MIT)");
});

it("has the standard text where a package brings none", async () => {
  const folder = folderOf({
    ...PACKAGES,
    "node_modules/used/package.json": JSON.stringify({
      ...JSON.parse(PACKAGES["node_modules/used/package.json"]),
      author: { name: "Ada" },
    }),
    "node_modules/used/LICENSE": "",
    "main.js": 'import { used } from "used"; used();',
  });

  await bundle(folder);

  expect(written(folder)).toMatch(
    /^used 1\.2\.3 \(MIT\)\n-+\n\nCopyright \(c\) Ada\n\nPermission is hereby/m,
  );
});

it.each([
  ["names no licence", { "node_modules/used/package.json": manifest("used", "1.2.3") }],
  [
    "has no text of its licence, ISC",
    { "node_modules/used/package.json": manifest("used", "1.2.3", "ISC"), "node_modules/used/LICENSE": "" },
  ],
])("does not let a build pass with a package that %s", async (message, files) => {
  const folder = folderOf({ ...PACKAGES, ...files, "main.js": 'import { used } from "used"; used();' });
  await expect(bundle(folder)).rejects.toThrow(message);
});
