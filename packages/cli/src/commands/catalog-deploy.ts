import type { AwsOptions } from "../aws/clients.ts";
import { type CatalogRequest, type StopWords, withCatalog } from "../catalog/catalog-work.ts";
import {
  type CommandRunnerPackage,
  checkCommandRunnerPackage,
  registerCommandRunner,
} from "../catalog/command-runner-type.ts";
import { isConfirmed } from "../catalog/confirm.ts";
import { deploy, outputsOf } from "../catalog/deploy.ts";
import { makePlan } from "../catalog/make-plan.ts";
import { nextSteps } from "../catalog/next-steps.ts";
import { planDocument } from "../catalog/plan-document.ts";
import { showPlan } from "../catalog/show-plan.ts";
import { EXIT } from "../exit-code.ts";
import { printIssues } from "../print/issues.ts";
import { printJson, tell } from "../print/output.ts";
import { planWarnings, unlessInterrupted } from "./catalog-ending.ts";
import { type CatalogOptions, namedCatalogRequest } from "./catalog-request.ts";

/** What a deploy is told besides what it deploys. */
export interface DeployWishes extends CommandRunnerPackage, Pick<AwsOptions, "profile" | "endpointUrl"> {
  readonly yes?: boolean;
  readonly json?: boolean;
}

const DEPLOYING: StopWords = {
  stopping:
    "Stopping: Terraform finishes what it has begun. Ctrl-C again ends it at once, and what it was making is then in no state.",
  stopped:
    "What was made by then is in the platform's state. Go on with: sagewright catalog deploy (with the same flags)",
};

/** Deploys the platform: what is planned, shown and agreed to, and nothing else. */
export async function deployCatalogCommand(options: CatalogOptions & DeployWishes): Promise<number> {
  checkCommandRunnerPackage(options);
  return deployPlatform(await namedCatalogRequest(options), options);
}

/** The same, of a request that is made already. */
export async function deployPlatform(request: CatalogRequest, options: DeployWishes): Promise<number> {
  printIssues(request.warnings);
  return unlessInterrupted(() =>
    withCatalog(request, { changing: DEPLOYING }, async (work) => {
      tell("Comparing with what is deployed …");
      const plan = await makePlan(work);
      printIssues(planWarnings(plan));
      showPlan(work, plan);
      if (plan.applyable && !options.yes) {
        const question = `\nThis is what will be done, and nothing else. Type "yes" to do it:`;
        const agreed = await isConfirmed("catalog deploy", { word: "yes", question, flags: "--yes" });
        if (!agreed) {
          tell("Nothing was changed.");
          return EXIT.failed;
        }
      }
      const deployed = await deploy(work, plan);
      if (work.settings.runner === "command-runner") await registerCommandRunner(work.cloud, options);
      const outputs = await outputsOf(work);
      const next = nextSteps(work.settings, outputs, options);
      if (options.json)
        printJson({ ...planDocument(deployed, plan), applied: plan.applyable, outputs, next });
      tell(plan.applyable ? "Deployed. Next:" : "Next, unless it is done:");
      for (const { why, command } of next) tell(`  # ${why}\n  ${command}`);
      return EXIT.done;
    }),
  );
}
