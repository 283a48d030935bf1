import { replaceFile } from "../replace-file.ts";
import { propertyTables } from "./property-tables.ts";

/** Writes the tables of step properties in core anew from the installed AWS SDK: `node tools/properties/write-properties.ts`. */
const folder = new URL("../../packages/core/src/definition/shapes/", import.meta.url);
for (const [file, text] of propertyTables()) replaceFile(new URL(file, folder), text);
