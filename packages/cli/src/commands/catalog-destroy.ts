import { SagewrightError } from "@sagewright/core";
import {
  type CatalogRequest,
  type CatalogWork,
  platformName,
  type StopWords,
  withCatalog,
} from "../catalog/catalog-work.ts";
import { isConfirmed } from "../catalog/confirm.ts";
import { abandonments, destroy, destruction, lossOf, refuseWhileAlive } from "../catalog/destroy.ts";
import { catalogNotDeployed, confirmationDiffers, confirmationMissing } from "../catalog/issues.ts";
import { keptThings } from "../catalog/kept-things.ts";
import { livingProjects } from "../catalog/living-projects.ts";
import { placeDocument } from "../catalog/plan-document.ts";
import { stateText } from "../catalog/show-plan.ts";
import { EXIT } from "../exit-code.ts";
import { displayPath } from "../load/place.ts";
import { printIssues } from "../print/issues.ts";
import { printJson, tell } from "../print/output.ts";
import { countText, planText } from "../print/plan-text.ts";
import { styleFor } from "../print/style.ts";
import { unlessInterrupted } from "./catalog-ending.ts";
import { type CatalogOptions, namedCatalogRequest } from "./catalog-request.ts";

/** What a destroy is told besides what it destroys. */
export interface DestroyWishes {
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly confirm?: string;
  /** Names or ids of projects that are left behind. */
  readonly abandon?: readonly string[];
}

const DESTROYING: StopWords = {
  stopping:
    "Stopping: Terraform finishes what it has begun. Ctrl-C again ends it at once, and its state may then name what is gone.",
  stopped:
    "What is destroyed by then is out of the platform's state. Go on with: sagewright catalog destroy (with the same flags)",
};

/** Destroys the platform, but for its bucket; not while it has projects. */
export async function destroyCatalogCommand(options: CatalogOptions & DestroyWishes): Promise<number> {
  return destroyPlatform(await namedCatalogRequest(options), options);
}

/** The same, of a request that is made already. */
export async function destroyPlatform(request: CatalogRequest, options: DestroyWishes): Promise<number> {
  const name = platformName(request.settings);
  checkConsent(options, name);
  printIssues(request.warnings);
  return unlessInterrupted(() =>
    withCatalog(request, { changing: DESTROYING, destroys: true }, async (work) => {
      const { state } = work.place;
      if (state === undefined)
        throw new SagewrightError([catalogNotDeployed(displayPath(work.folder), work.cloud.bucket)]);
      tell("Looking for projects that live …");
      const projectsLeft = async () => {
        const found = await livingProjects(work.cloud, state);
        refuseWhileAlive(found, options.abandon ?? []);
        return found;
      };
      let projects = await projectsLeft();
      printIssues(abandonments(projects));
      const what = destruction(state.addresses, request.kept);
      showLoss(work, lossOf(what));
      if (what.destroyed.length > 0 && !options.yes) {
        const question = `\nNothing brings this back. Type the platform's name, ${name}, to destroy it:`;
        if (
          !(await isConfirmed("catalog destroy", { word: name, question, flags: `--yes --confirm ${name}` }))
        ) {
          tell("Nothing was changed.");
          return EXIT.failed;
        }
        // While the question stood, somebody may have made one.
        projects = await projectsLeft();
      }
      const destroyed = await destroy(work, what);
      const kept = keptThings(work, destroyed);
      if (options.json) {
        const abandoned = projects.map(({ name: project }) => project);
        printJson({
          ...placeDocument(work),
          destroyed,
          kept: kept.map(({ what: thing }) => thing),
          abandoned,
        });
      }
      tell(destroyed.length === 0 ? "Nothing was left to destroy." : `Destroyed the platform ${name}.`);
      tell("Kept:");
      for (const { what: thing, remove } of kept) tell(`  ${thing}\n    ${remove}`);
      return EXIT.done;
    }),
  );
}

/** Without a terminal a yes is not enough: whoever types a flag by habit has to name what goes. */
function checkConsent({ yes, confirm }: DestroyWishes, name: string): void {
  if (yes && confirm === undefined)
    throw new SagewrightError([confirmationMissing("catalog destroy --yes", `--confirm ${name} as well`)]);
  if (confirm !== undefined && confirm !== name)
    throw new SagewrightError([confirmationDiffers(confirm, name)]);
}

function showLoss(work: CatalogWork, loss: ReturnType<typeof lossOf>): void {
  const style = styleFor(process.stderr);
  const { settings, cloud } = work;
  tell(
    `${style("bold", `Platform ${platformName(settings)}`)} in account ${cloud.account}, ${cloud.region}; state in ${stateText(work)}.\n`,
  );
  if (loss.length > 0) tell(planText(loss, style));
  tell(
    `${style("bold", "Plan:")} ${countText(loss, style)}. The bucket ${cloud.bucket}, which has all states, stays.`,
  );
}
