import type { Issue } from "@sagewright/core";

/**
 * What a function step reports about itself. It has the members of `SagewrightError`, and is not that class:
 * the program in the container must not carry the rest of the library with it.
 */
export class FunctionError extends Error {
  override readonly name = "FunctionError";
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map(({ code, message, hint }) => `${code}: ${message} ${hint}`).join("\n"));
    this.issues = issues;
  }
}
