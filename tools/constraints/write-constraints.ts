import { replaceFile } from "../replace-file.ts";
import { BOTOCORE_VERSION, botocoreModels } from "./botocore.ts";
import { apiTableText, constraintTableText } from "./table-text.ts";

/** Writes the tables of constraints in core and in the local engine anew from the installed botocore: `node tools/constraints/write-constraints.ts`. */
const modelOf = botocoreModels();
if (modelOf === undefined) {
  console.error(`python3 with botocore is needed: pip install botocore==${BOTOCORE_VERSION}`);
  process.exitCode = 3;
} else {
  const file = new URL("../../packages/core/src/definition/shapes/constraint-table.ts", import.meta.url);
  replaceFile(file, constraintTableText(modelOf));
  const apiFile = new URL("../../packages/local-engine/src/api/request-table.ts", import.meta.url);
  replaceFile(apiFile, apiTableText(modelOf));
}
