import { renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Writes a generated file beside and renames it, so that nobody reads half of one. */
export function replaceFile(file: URL, text: string): void {
  const path = fileURLToPath(file);
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
