import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parametersTable, settingsTable } from "@sagewright/core/project";
import { expect, it } from "vitest";

const DOCUMENT = join(import.meta.dirname, "../../../docs/platform.md");
const TABLES = { parameters: parametersTable(), settings: settingsTable() };

it("shows every parameter and setting as the schemas have them (vitest -u writes the tables)", async () => {
  const written = readFileSync(DOCUMENT, "utf8");

  const due = Object.entries(TABLES).reduce(withTable, written);

  await expect(due).toMatchFileSnapshot(DOCUMENT);
});

function withTable(document: string, [name, table]: readonly [string, string]): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  expect({ [name]: from >= 0 && to > from }).toEqual({ [name]: true });
  return `${document.slice(0, from + begin.length)}\n${table}${document.slice(to)}`;
}
