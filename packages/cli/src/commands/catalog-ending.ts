import type { Issue } from "@sagewright/core";
import type { CatalogPlan } from "../catalog/make-plan.ts";
import { diagnosticIssues } from "../terraform/diagnostic-issues.ts";
import { TerraformInterrupted } from "../terraform/terraform-session.ts";

/** The exit code of work with Terraform; after Ctrl-C that of the signal. */
export async function unlessInterrupted(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TerraformInterrupted)) throw error;
    return error.code;
  }
}

/** What Terraform warns of, as issues; of locks it does not warn. */
export const planWarnings = ({ warnings }: CatalogPlan): readonly Issue[] =>
  diagnosticIssues(warnings, undefined);
