import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const DOCS = join(import.meta.dirname, "../../../docs");
const page = readFileSync(join(DOCS, "seed-parity.md"), "utf8");

/** Every link of a Markdown text to a file of the repository. */
const linksOf = (text: string) =>
  [...text.matchAll(/\[([^\]]+)\]\((\.\.\/[^)]+)\)/g)].map(([, words = "", path = ""]) => ({
    words,
    path: join(DOCS, path),
  }));

/** The cells of each row of a table that begins with a number. */
const defects = [...page.matchAll(/^\| (\d+) \|(.*)\|$/gm)].map(([, number, cells = ""]) => ({
  number: Number(number),
  tests: linksOf(cells.slice(cells.lastIndexOf(" | "))).filter(({ path }) => path.endsWith(".test.ts")),
}));

it("names files that are there", () => {
  const links = linksOf(page);

  expect(links.length).toBeGreaterThan(60);
  expect(links.filter(({ path }) => !existsSync(path))).toEqual([]);
});

it("has a row for each of the sample's 22 defects", () => {
  expect(defects.map(({ number }) => number)).toEqual(Array.from({ length: 22 }, (_, index) => index + 1));
});

it.each(defects)("proves the fix of defect $number with tests that are there", ({ tests }) => {
  const unknown = tests.filter(({ words, path }) => {
    const source = existsSync(path) ? readFileSync(path, "utf8") : "";
    return !source.includes(`"${words}`);
  });

  expect(tests).not.toEqual([]);
  expect(unknown).toEqual([]);
});
