import { join } from "node:path";
import { type CatalogWork, platformName } from "./catalog-work.ts";
import type { CatalogPlan } from "./make-plan.ts";
import { countChanges } from "./plan-changes.ts";
import { bucketState, LOCAL_STATE } from "./state-place.ts";

/** A plan as `--json` tells it. */
export const planDocument = (work: CatalogWork, plan: CatalogPlan) => ({
  ...placeDocument(work),
  hasChanges: plan.applyable,
  counts: countChanges(plan.changes),
  changes: plan.changes,
  changedByOthers: plan.drift,
});

/** Whose platform it is, and what is used on it. */
export const placeDocument = ({ settings, cloud, folder, program, place }: CatalogWork) => ({
  platform: platformName(settings),
  organization: settings.organization,
  environment: settings.environment,
  account: cloud.account,
  region: cloud.region,
  outDir: folder,
  state: place.at === "s3" ? bucketState(cloud) : join(folder, LOCAL_STATE),
  terraform: { program: program.program, version: program.version },
});
