import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Issue } from "@sagewright/core";
import { type FilePlace, pipelineImportMissing } from "../issues.ts";
import { displayPath } from "./place.ts";

/** An import that leads nowhere: which, where it is written, and what may have been meant. */
export function missingImport(path: string, error: Error): Issue {
  const match = /^Cannot find (module|package) '([^']+)' imported from (.+?)$/m.exec(error.message);
  const [, kind, wanted, from] = match ?? [];
  const importer = from === undefined ? path : from.startsWith("file:") ? fileURLToPath(from) : from;
  const shown = kind === "module" && wanted !== undefined ? displayPath(wanted, dirname(importer)) : wanted;
  const message = shown === undefined ? error.message : `Cannot find ${kind} "${shown}".`;
  return pipelineImportMissing(placeOfImport(importer, wanted), message, hintFor(kind, wanted));
}

function hintFor(kind: string | undefined, wanted: string | undefined): string {
  if (wanted === undefined) return "Mend the import, or install what it names.";
  if (kind === "package") return `Install it: npm install ${wanted}`;
  const stem = extname(wanted) === ".js" ? wanted.slice(0, -3) : wanted;
  const ending = [".ts", ".mts", ".js", ".mjs", "/index.ts", "/index.js"].find((each) =>
    existsSync(stem + each),
  );
  if (ending === undefined) return "Mend the path of the import.";
  return `Imports name the file as it is on disk, with its ending: …/${basename(stem)}${ending}`;
}

/** The first line that has the name in quotes. */
function placeOfImport(importer: string, wanted: string | undefined): FilePlace {
  const file = displayPath(importer);
  if (wanted === undefined || !existsSync(importer)) return { file };
  const lines = readFileSync(importer, "utf8").split("\n");
  const index = lines.findIndex((line) => /["'`]/.test(line) && line.includes(basename(wanted)));
  return index < 0 ? { file } : { file, line: index + 1 };
}
