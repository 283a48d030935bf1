import { SagewrightError } from "@sagewright/core";

/** A ref does not know where it was used as text or a number; what is wrong without a place gets that of the step. */
export function placedAt(step: string, error: unknown): unknown {
  if (!(error instanceof SagewrightError)) return error;
  const issues = error.issues.map((issue) =>
    issue.path.length > 0
      ? issue
      : { ...issue, path: ["steps", step], message: `Step "${step}": ${issue.message}` },
  );
  return new SagewrightError(issues, { cause: error });
}
