import { existsSync, readFileSync } from "node:fs";
import { dirname, extname } from "node:path";
import { fileURLToPath } from "node:url";
import { type Issue, SagewrightError } from "@sagewright/core";
import {
  type FilePlace,
  pipelineFileSyntax,
  pipelineFileThrew,
  pipelineFileUnsupportedSyntax,
  pipelineImportMissing,
} from "../issues.ts";
import { codeFrame } from "./code-frame.ts";
import { displayPath, placeInStackLine } from "./place.ts";
import { findSyntaxError } from "./syntax-error.ts";

interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** Why importing a user's module failed, said as issues that point into the user's files. */
export async function issuesOfModuleFailure(path: string, thrown: unknown): Promise<readonly Issue[]> {
  if (thrown instanceof SagewrightError) return thrown.issues;
  if (isForeignSagewrightError(thrown)) return thrown.issues;
  if (!(thrown instanceof Error)) return [pipelineFileThrew({ file: displayPath(path) }, String(thrown))];
  const { code } = thrown as NodeJS.ErrnoException;
  if (
    code === "ERR_MODULE_NOT_FOUND" ||
    code === "ERR_UNSUPPORTED_DIR_IMPORT" ||
    code === "ERR_PACKAGE_PATH_NOT_EXPORTED"
  ) {
    return [missingImport(path, thrown)];
  }
  if (thrown instanceof SyntaxError) return [await syntaxIssue(path, thrown)];
  const place = firstUserPlace(thrown);
  return [
    pipelineFileThrew(
      place === undefined ? { file: displayPath(path) } : filePlace(place),
      withFrame(`${thrown.name}: ${thrown.message}`, place),
    ),
  ];
}

/** The user's project may have a copy of core of its own; its errors carry issues all the same. */
const isForeignSagewrightError = (thrown: unknown): thrown is { issues: readonly Issue[] } =>
  thrown instanceof Error &&
  "issues" in thrown &&
  Array.isArray(thrown.issues) &&
  thrown.issues.every(
    (issue) => typeof issue?.code === "string" && typeof issue.hint === "string" && Array.isArray(issue.path),
  );

async function syntaxIssue(path: string, error: SyntaxError): Promise<Issue> {
  const place = decoratedPlace(error);
  if (error.message.includes("does not provide an export named") || error.message.includes("Named export")) {
    return pipelineImportMissing(
      place === undefined ? { file: displayPath(path) } : filePlace(place),
      withFrame(error.message, place),
      "Mend the name. If it is a type, write `import type { … }`: Node erases types and nothing else.",
    );
  }
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX") {
    return pipelineFileUnsupportedSyntax(
      place === undefined ? { file: displayPath(path) } : filePlace(place),
      withFrame(error.message, place),
    );
  }
  if (place !== undefined) return pipelineFileSyntax(filePlace(place), withFrame(error.message, place));
  const found = await findSyntaxError(path);
  if (found === undefined) return pipelineFileSyntax({ file: displayPath(path) }, error.message);
  return pipelineFileSyntax(filePlace(found), withFrame(found.message, found));
}

/** Node writes `file:///…:3`, the line and a row of `^` above the stack of some errors. */
function decoratedPlace(error: Error): Place | undefined {
  const [first = "", ...rest] = (error.stack ?? "").split("\n");
  const place = placeInStackLine(first);
  if (place === undefined) return undefined;
  const mark = rest.slice(0, 4).find((line) => /^\s*\^+\s*$/.test(line));
  return { ...place, column: mark === undefined ? 1 : mark.indexOf("^") + 1 };
}

function firstUserPlace(error: Error): Place | undefined {
  const places = (error.stack ?? "")
    .split("\n")
    .filter((line) => line.startsWith("    at "))
    .map(placeInStackLine);
  const users = places.filter((place): place is Place => place !== undefined && existsSync(place.path));
  return users.find(({ path }) => !path.includes("node_modules") && !isOwn(path));
}

/** A frame inside the DSL says less than the line that called it. */
const isOwn = (path: string): boolean =>
  /[\\/]packages[\\/](?:core|pipeline-dsl|cli)[\\/](?:src|dist)[\\/]/.test(path);

function missingImport(path: string, error: Error): Issue {
  const match = /^Cannot find (module|package) '([^']+)' imported from (.+?)$/m.exec(error.message);
  const importer =
    match?.[3] === undefined ? path : match[3].startsWith("file:") ? fileURLToPath(match[3]) : match[3];
  const wanted = match?.[2];
  const shown =
    match?.[1] === "module" && wanted !== undefined ? displayPath(wanted, dirname(importer)) : wanted;
  const message = shown === undefined ? error.message : `Cannot find ${match?.[1]} "${shown}".`;
  return pipelineImportMissing(placeOfImport(importer, shown), message, importHint(match?.[1], wanted));
}

function importHint(kind: string | undefined, wanted: string | undefined): string {
  if (wanted === undefined) return "Mend the import, or install what it names.";
  if (kind === "package") return `Install it: npm install ${wanted}`;
  const stem = extname(wanted) === ".js" ? wanted.slice(0, -3) : wanted;
  const other = [".ts", ".mts", ".js", ".mjs", "/index.ts", "/index.js"].find((ending) =>
    existsSync(stem + ending),
  );
  return other === undefined
    ? "Mend the path of the import."
    : `Imports name the file as it is on disk: write the ending, ${JSON.stringify(`…/${stem.split(/[\\/]/).at(-1)}${other}`)}.`;
}

/** The line that has the name in quotes. */
function placeOfImport(importer: string, wanted: string | undefined): FilePlace {
  const name = wanted?.split(/[\\/]/).at(-1);
  if (name === undefined || !existsSync(importer)) return { file: displayPath(importer) };
  const lines = readFileSync(importer, "utf8").split("\n");
  const index = lines.findIndex((line) => /["'`]/.test(line) && line.includes(name));
  return index < 0 ? { file: displayPath(importer) } : { file: displayPath(importer), line: index + 1 };
}

const filePlace = ({ path, line, column }: Place): FilePlace => ({ file: displayPath(path), line, column });

function withFrame(message: string, place: Place | undefined): string {
  if (place === undefined || !existsSync(place.path)) return message;
  const frame = codeFrame(readFileSync(place.path, "utf8"), place.line, place.column);
  return frame === "" ? message : `${message}\n${frame}`;
}
