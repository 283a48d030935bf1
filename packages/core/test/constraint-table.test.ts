import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { BOTOCORE_VERSION, botocoreModels } from "../../../tools/constraints/botocore.ts";
import { constraintTableText } from "../../../tools/constraints/table-text.ts";

const TABLE = new URL("../src/definition/shapes/constraint-table.ts", import.meta.url);
const modelOf = botocoreModels();
const reason = modelOf ? "" : ` [needs botocore ${BOTOCORE_VERSION}]`;

it.skipIf(!modelOf)(`the table of constraints says what the service models of botocore say${reason}`, () => {
  const text = modelOf && constraintTableText(modelOf);
  expect(text, "stale: node tools/constraints/write-constraints.ts").toBe(readFileSync(TABLE, "utf8"));
});
