import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { seedTemplates } from "../src/index.ts";

/** The built package, without the sources' condition. Needs `npm run build`. */
const versions = (...argv: readonly string[]): unknown =>
  JSON.parse(
    execFileSync(process.execPath, argv, { cwd: join(import.meta.dirname, ".."), encoding: "utf8" }),
  );
const PRINT = "console.log(JSON.stringify(seedTemplates().map(({ name, version }) => [name, version])))";

it.each([
  ["ESM", ["--input-type=module", "-e", `import { seedTemplates } from "@sagewright/seed-code"; ${PRINT}`]],
  [
    "CommonJS",
    ["--input-type=commonjs", "-e", `const { seedTemplates } = require("@sagewright/seed-code"); ${PRINT}`],
  ],
])("hands out the same bytes as the sources, in %s", (_, argv) => {
  expect(versions(...argv)).toEqual(seedTemplates().map(({ name, version }) => [name, version]));
});
