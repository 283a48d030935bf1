import { type Issue, SagewrightError } from "@sagewright/core";
import { pipelineFileThrew } from "../issues.ts";
import { missingImport } from "./missing-import.ts";
import { displayPath, firstUserPlace } from "./place.ts";
import { filePlace, withFrame } from "./shown-place.ts";
import { syntaxFailure } from "./syntax-failure.ts";

/** Why importing a user's module failed, said as issues that point into the user's files. */
export async function issuesOfModuleFailure(path: string, thrown: unknown): Promise<readonly Issue[]> {
  if (isSagewrightError(thrown)) return thrown.issues;
  if (!(thrown instanceof Error)) return [pipelineFileThrew({ file: displayPath(path) }, String(thrown))];
  if (isUnresolved(thrown)) return [missingImport(path, thrown)];
  if (thrown instanceof SyntaxError) return [await syntaxFailure(path, thrown)];
  const place = firstUserPlace(thrown);
  const words = `${thrown.name}: ${thrown.message}`;
  return [pipelineFileThrew(filePlace(place, path), withFrame(words, place))];
}

/** The user's project may have a copy of core of its own; its errors carry issues all the same. */
const isSagewrightError = (thrown: unknown): thrown is { readonly issues: readonly Issue[] } =>
  thrown instanceof SagewrightError ||
  (thrown instanceof Error &&
    "issues" in thrown &&
    Array.isArray(thrown.issues) &&
    thrown.issues.every(isIssue));

const isIssue = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "code" in value && "hint" in value && "path" in value;

const UNRESOLVED = new Set([
  "ERR_MODULE_NOT_FOUND",
  "ERR_UNSUPPORTED_DIR_IMPORT",
  "ERR_PACKAGE_PATH_NOT_EXPORTED",
]);

const isUnresolved = (error: NodeJS.ErrnoException): boolean => UNRESOLVED.has(error.code ?? "");
