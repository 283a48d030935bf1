import { type Issue, SagewrightError } from "@sagewright/core";
import { EXIT, exitCodeOf } from "./exit-code.ts";
import { internalError } from "./issues.ts";
import { quietExpectedWarnings } from "./load/quiet-warnings.ts";
import { printIssues } from "./print/issues.ts";
import { tolerateClosedOutput } from "./print/output.ts";
import { systemIssue } from "./system-issue.ts";
import { UsageError } from "./usage-error.ts";

/** Runs one command line; resolves to the exit code. Nothing is thrown: what goes wrong is printed. */
export async function sagewright(argv: readonly string[]): Promise<number> {
  quietExpectedWarnings();
  tolerateClosedOutput();
  try {
    const { dispatch } = await import("./program.ts");
    return await dispatch(argv);
  } catch (error) {
    const issues = issuesOf(error);
    if (process.env.SAGEWRIGHT_DEBUG === "1") console.error(error);
    printIssues(issues, { json: wantsJson(argv) });
    return error instanceof UsageError ? EXIT.usage : exitCodeOf(issues);
  }
}

function issuesOf(error: unknown): readonly Issue[] {
  if (error instanceof SagewrightError) return error.issues;
  return [
    systemIssue(error) ??
      internalError(error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
  ];
}

/** Known before the command line is understood, since that may be what went wrong. */
const wantsJson = (argv: readonly string[]): boolean => {
  const end = argv.indexOf("--");
  return argv.slice(0, end < 0 ? undefined : end).includes("--json");
};
