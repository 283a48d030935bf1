import { join } from "node:path";
import { parseArgs } from "node:util";
import { replaceFile } from "../replace-file.ts";
import { renderTable } from "./table.ts";

/** `node tools/images/generate.ts [--data FOLDER]`: writes the table of AWS's images into the language's package. */
const { values } = parseArgs({
  options: {
    data: { type: "string", default: join(import.meta.dirname, "../../../shared/data/image-uris") },
  },
});
const target = new URL("../../packages/pipeline-dsl/src/images/image-facts.ts", import.meta.url);
replaceFile(target, renderTable(values.data));
