import { writeFileSync } from "node:fs";
import { shapeTables } from "./shape-tables.ts";

/** Writes the tables of `src/definition/shapes` anew from the installed AWS SDK: `node scripts/write-shapes.ts`. */
for (const [file, text] of shapeTables()) {
  writeFileSync(new URL(`../src/definition/shapes/${file}`, import.meta.url), text);
}
