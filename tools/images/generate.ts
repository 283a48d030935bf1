import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { renderTable } from "./table.ts";

/** `node tools/images/generate.ts [--data FOLDER]`: writes the table of AWS's images into the language's package. */
const repository = join(import.meta.dirname, "../..");
const { values } = parseArgs({
  options: { data: { type: "string", default: join(repository, "../shared/data/image-uris") } },
});
const target = join(repository, "packages/pipeline-dsl/src/images/image-facts.ts");
writeFileSync(`${target}.new`, renderTable(values.data));
renameSync(`${target}.new`, target);
