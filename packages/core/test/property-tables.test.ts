import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { propertyTables } from "../../../tools/properties/property-tables.ts";

const FOLDER = new URL("../src/definition/shapes/", import.meta.url);

it("the tables of properties say what the installed AWS SDK says", () => {
  for (const [file, text] of propertyTables()) {
    const written = readFileSync(new URL(file, FOLDER), "utf8");
    expect(written, `${file} is stale: node tools/properties/write-properties.ts`).toBe(text);
  }
});
