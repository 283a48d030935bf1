import { SagewrightError } from "@sagewright/core";
import { systemIssue } from "../system-issue.ts";
import type { Examined } from "./examine.ts";

/** Does what is safe, one after the other; what could not be done stays as it was found, and says why. */
export async function fixFindings(findings: readonly Examined[]): Promise<readonly Examined[]> {
  const after: Examined[] = [];
  for (const finding of findings)
    after.push(finding.fix === undefined ? finding : await fixed(finding, finding.fix));
  return after;
}

async function fixed(finding: Examined, { make }: NonNullable<Examined["fix"]>): Promise<Examined> {
  const { remedy: _, fix: __, ...rest } = finding;
  try {
    return { ...rest, status: "ok", fixed: await make() };
  } catch (error) {
    const issue = error instanceof SagewrightError ? error.issues[0] : systemIssue(error);
    if (issue === undefined) throw error;
    return { ...finding, remedy: `It could not be set right: ${issue.message} ${issue.hint}` };
  }
}
