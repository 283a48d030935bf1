export { type ImportOptions, importDefinition } from "./import/import-definition.ts";
