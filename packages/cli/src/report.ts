import { type Issue, SagewrightError } from "@sagewright/core";
import { EXIT, exitCodeOf } from "./exit-code.ts";
import { internalError, pipelineFileThrew } from "./issues.ts";
import { firstUserPlace } from "./load/place.ts";
import { filePlace } from "./load/shown-place.ts";
import { printIssues } from "./print/issues.ts";
import { systemIssue } from "./system-issue.ts";
import { UsageError } from "./usage-error.ts";
import { wantsJson } from "./wants-json.ts";

/** Prints what went wrong; returns the exit code. */
export function report(error: unknown, argv: readonly string[]): number {
  const issues = printError(error, { json: wantsJson(argv) });
  return error instanceof UsageError ? EXIT.usage : exitCodeOf(issues);
}

/** Prints what went wrong, whatever it is that was thrown, and returns it. */
export function printError(error: unknown, options: { readonly json?: boolean } = {}): readonly Issue[] {
  if (process.env.SAGEWRIGHT_DEBUG === "1") console.error(error);
  const issues = issuesOf(error);
  printIssues(issues, options);
  return issues;
}

function issuesOf(error: unknown): readonly Issue[] {
  if (error instanceof SagewrightError) return error.issues;
  const known = systemIssue(error);
  if (known !== undefined) return [known];
  if (!(error instanceof Error)) return [internalError(String(error))];
  const words = `${error.name}: ${error.message}`;
  // A module of the user's may fail after it was loaded, in a timer or a promise that nobody awaits.
  const place = firstUserPlace(error);
  return [
    place === undefined ? internalError(words) : pipelineFileThrew(filePlace(place, place.path), words),
  ];
}
