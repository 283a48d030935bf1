import type { Issue } from "@sagewright/core";
import { pipelineFileSyntax, pipelineFileUnsupportedSyntax, pipelineImportMissing } from "../issues.ts";
import { findSyntaxError, isNotErasable } from "./find-syntax-error.ts";
import { type Place, placeInStackLine } from "./place.ts";
import { filePlace, withFrame } from "./shown-place.ts";

/** A SyntaxError of an import: a name that is not exported, syntax that Node does not erase, or a mistake. */
export async function syntaxFailure(path: string, error: SyntaxError): Promise<Issue> {
  const place = decoratedPlace(error);
  if (error.message.includes("does not provide an export named") || error.message.includes("Named export")) {
    return pipelineImportMissing(
      filePlace(place, path),
      withFrame(error.message, place),
      "Mend the name. If it is a type, write `import type { … }`: Node erases types and nothing else.",
    );
  }
  const told = place === undefined ? undefined : { place, message: error.message };
  const found = told === undefined || !isMarked(error) ? ((await findSyntaxError(path)) ?? told) : told;
  const { message } = found ?? error;
  if (isReadAsCommonJs(message)) {
    return pipelineFileSyntax(
      filePlace(found?.place, path),
      withFrame(message, found?.place),
      MAKE_IT_A_MODULE,
    );
  }
  const maker = isNotErasable(message) ? pipelineFileUnsupportedSyntax : pipelineFileSyntax;
  return maker(filePlace(found?.place, path), withFrame(message, found?.place));
}

const MAKE_IT_A_MODULE =
  'Node takes the file for CommonJS: write "type": "module" into the package.json above it, or name it .mts (.mjs).';

const isReadAsCommonJs = (message: string): boolean =>
  /Cannot use import statement outside a module|Unexpected token 'export'|Cannot use 'import.meta' outside a module/.test(
    message,
  );

/** Node writes `file:///…:3`, the line and a row of `^` above the stack of some errors. */
function decoratedPlace(error: Error): Place | undefined {
  const place = placeInStackLine(stackLines(error)[0] ?? "");
  return place && { ...place, column: (markOf(error) ?? "^").indexOf("^") + 1 };
}

/** At the end of a file there is nothing to mark, and Node names the last line that has something. */
const isMarked = (error: Error): boolean => markOf(error) !== undefined;

const markOf = (error: Error): string | undefined =>
  stackLines(error)
    .slice(1, 5)
    .find((line) => /^\s*\^+\s*$/.test(line));

const stackLines = (error: Error): readonly string[] => (error.stack ?? "").split("\n");
