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
  const found = place === undefined ? await findSyntaxError(path) : { place, message: error.message };
  const { message } = found ?? error;
  const maker = isNotErasable(message) ? pipelineFileUnsupportedSyntax : pipelineFileSyntax;
  return maker(filePlace(found?.place, path), withFrame(message, found?.place));
}

/** Node writes `file:///…:3`, the line and a row of `^` above the stack of some errors. */
function decoratedPlace(error: Error): Place | undefined {
  const [first = "", ...rest] = (error.stack ?? "").split("\n");
  const place = placeInStackLine(first);
  if (place === undefined) return undefined;
  const mark = rest.slice(0, 4).find((line) => /^\s*\^+\s*$/.test(line));
  return { ...place, column: mark === undefined ? 1 : mark.indexOf("^") + 1 };
}
