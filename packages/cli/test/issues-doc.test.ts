import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const repository = join(import.meta.dirname, "../../..");
const sources = globSync("packages/*/src/**/*.ts", { cwd: repository }).filter(
  (file) => !file.endsWith(".test.ts"),
);

const codesInSources = new Set(
  sources.flatMap((file) =>
    [...readFileSync(join(repository, file), "utf8").matchAll(/\bcode: "([A-Z0-9_]+)"/g)].map(
      ([, code]) => code,
    ),
  ),
);
const headings = [
  ...readFileSync(join(repository, "docs/issues.md"), "utf8").matchAll(/^#{2,3} ([A-Z0-9_]+)$/gm),
].map(([, code]) => code);

it("finds the codes of the sources", () => {
  expect(codesInSources.size).toBeGreaterThan(50);
});

it("gives every issue code one heading in docs/issues.md, and no other", () => {
  expect(headings.toSorted()).toEqual([...codesInSources].toSorted());
});
