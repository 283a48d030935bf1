import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, expect, it } from "vitest";
import { oneEntryFile } from "./one-entry-file.ts";

const folder = mkdtempSync(join(tmpdir(), "one-entry-file-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SOURCES = {
  "package.json": '{"type":"module","sideEffects":false}',
  "count.ts": "export let count = 0; export const add = () => { count += 1; };",
  "words.ts": "export const words = 'said later';",
  "later.ts":
    "import { add, count } from './count.ts'; import { words } from './words.ts'; add(); console.log(words, count);",
  "again.ts":
    "import { count } from './count.ts'; import { words } from './words.ts'; console.log(words, count);",
  "main.ts":
    "import { add, count } from './count.ts'; import { words } from './words.ts'; add(); console.log(words.length, count); import('./later.ts').then(() => import('./again.ts')).then(() => console.log(count));",
};

it("leaves one file to load at once, each module once with its state, and what is loaded later apart", async () => {
  for (const [name, text] of Object.entries(SOURCES)) writeFileSync(join(folder, name), text);
  await build({
    entryPoints: [join(folder, "main.ts")],
    outdir: join(folder, "dist"),
    bundle: true,
    splitting: true,
    format: "esm",
    ignoreAnnotations: true,
  });

  await oneEntryFile(join(folder, "dist"), "main.js");

  const main = readFileSync(join(folder, "dist/main.js"), "utf8");
  expect(main).not.toMatch(/\bfrom\s*"\.\//);
  expect(main).toMatch(/import\("\.\/later-\w+\.js"\)/);
  const printed = execFileSync(process.execPath, [join(folder, "dist/main.js")], { encoding: "utf8" });
  expect(printed).toBe("10 1\nsaid later 2\nsaid later 2\n2\n");
});
