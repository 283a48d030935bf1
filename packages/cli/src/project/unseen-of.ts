import { type Issue, SagewrightError } from "@sagewright/core";
import { projectUnseen } from "./issues.ts";

/** The warning that something could not be looked at. Throws the error on where it is no failure to look. */
export function unseenOf(what: string, error: unknown): Issue {
  const [why] = error instanceof SagewrightError ? error.issues : [];
  if (why === undefined) throw error;
  return projectUnseen(what, why);
}
