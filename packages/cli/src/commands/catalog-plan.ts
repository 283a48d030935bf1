import { withCatalog } from "../catalog/catalog-work.ts";
import { makePlan } from "../catalog/make-plan.ts";
import { planDocument } from "../catalog/plan-document.ts";
import { showPlan } from "../catalog/show-plan.ts";
import { EXIT } from "../exit-code.ts";
import { printIssues } from "../print/issues.ts";
import { printJson, tell } from "../print/output.ts";
import { planWarnings, unlessInterrupted } from "./catalog-ending.ts";
import { type CatalogOptions, catalogRequest } from "./catalog-request.ts";

export interface CatalogPlanOptions extends CatalogOptions {
  readonly detailedExitcode?: boolean;
}

/** Shows what a deploy would change. */
export async function planCatalogCommand(options: CatalogPlanOptions): Promise<number> {
  const request = await catalogRequest(options);
  printIssues(request.warnings);
  return unlessInterrupted(() =>
    withCatalog(request, {}, async (work) => {
      tell("Comparing with what is deployed …");
      const plan = await makePlan(work);
      printIssues(planWarnings(plan));
      showPlan(work, plan);
      if (options.json) printJson(planDocument(work, plan));
      if (plan.applyable) tell("To do it: sagewright catalog deploy, with the same flags.");
      return options.detailedExitcode && plan.applyable ? EXIT_CHANGES : EXIT.done;
    }),
  );
}

/** As that of `terraform plan -detailed-exitcode`; asked for only. */
const EXIT_CHANGES = 2;
