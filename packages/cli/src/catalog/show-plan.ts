import { join } from "node:path";
import { displayPath } from "../load/place.ts";
import { tell } from "../print/output.ts";
import { countText, planText } from "../print/plan-text.ts";
import { styleFor } from "../print/style.ts";
import { type CatalogWork, platformName } from "./catalog-work.ts";
import type { CatalogPlan } from "./make-plan.ts";
import { bucketState, LOCAL_STATE } from "./state-place.ts";

/** Tells people what a plan does. */
export function showPlan(work: CatalogWork, plan: CatalogPlan): void {
  const { settings, cloud } = work;
  const style = styleFor(process.stderr);
  tell(
    `${style("bold", `Platform ${platformName(settings)}`)} in account ${cloud.account}, ${cloud.region}; state in ${stateText(work)}.\n`,
  );
  if (plan.changes.length > 0) tell(planText(plan.changes, style));
  if (plan.drift.length > 0)
    tell(
      `Changed or deleted by others since the last deploy, and set right by this one:\n${plan.drift.map((address) => `  ${address}\n`).join("")}`,
    );
  tell(
    plan.applyable
      ? `${style("bold", "Plan:")} ${countText(plan.changes, style)}.`
      : `${style("bold", "No changes:")} what is deployed is what the settings say.`,
  );
}

/** Where the state is, and where it goes. */
export function stateText({ place, cloud, folder }: CatalogWork): string {
  const local = displayPath(join(folder, LOCAL_STATE));
  if (place.at === "s3") return bucketState(cloud);
  return place.move ? `${local}, from where a deploy moves it to ${bucketState(cloud)}` : local;
}
