import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const SOURCES = fileURLToPath(new URL(".", import.meta.url));
const DOCS = fileURLToPath(new URL("../../../docs", import.meta.url));

function codes(): readonly string[] {
  const makers = readdirSync(SOURCES).filter((file) => /issues\.ts$/.test(file));
  return makers.flatMap((file) =>
    [...readFileSync(`${SOURCES}/${file}`, "utf8").matchAll(/\bcode: "(\w+)"/g)].map(
      ([, code]) => code ?? "",
    ),
  );
}

function headings(): ReadonlySet<string> {
  const lines = readFileSync(`${DOCS}/issues.md`, "utf8").split("\n");
  return new Set(lines.filter((line) => line.startsWith("## ")).map((line) => line.slice(3).trim()));
}

it("has one maker for every code", () => {
  expect(codes().length).toBeGreaterThan(70);
  expect(codes().filter((code, index, all) => all.indexOf(code) !== index)).toEqual([]);
});

it("explains every code in docs/issues.md", () => {
  const explained = headings();
  expect(codes().filter((code) => !explained.has(code))).toEqual([]);
});
