import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const repository = join(import.meta.dirname, "../../..");
const sources = globSync("packages/*/src/**/*.ts", { cwd: repository }).filter(
  (file) => !/\.(test|fixture)\.ts$/.test(file),
);

const codes = sources.flatMap((file) =>
  [...readFileSync(join(repository, file), "utf8").matchAll(/\bcode: "([A-Z0-9_]+)"/g)].map(
    ([, code]) => code,
  ),
);
const headings = [
  ...readFileSync(join(repository, "docs/issues.md"), "utf8").matchAll(/^## ([A-Z0-9_]+)$/gm),
].map(([, code]) => code);

it("makes every issue in one place, under a code of its own", () => {
  expect(codes.length).toBeGreaterThan(200);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

it("gives every issue code one heading in docs/issues.md, and no other", () => {
  expect(headings).toEqual(codes.toSorted());
});
