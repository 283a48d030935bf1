import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { renderTable } from "../../../tools/images/table.ts";

const DATA = fileURLToPath(new URL("../../../../shared/data/image-uris", import.meta.url));

it.skipIf(!existsSync(DATA))("[needs shared] has the table that the generator makes of the source", () => {
  const table = readFileSync(new URL("../src/images/image-facts.ts", import.meta.url), "utf8");

  expect(table).toBe(renderTable(DATA));
});
