import { applyProgressOn } from "../print/apply-progress.ts";
import { LOCK_TIMEOUT } from "../terraform/lock-timeout.ts";
import type { CatalogWork } from "./catalog-work.ts";
import type { CatalogPlan } from "./make-plan.ts";

/**
 * Applies a plan as it was shown: Terraform refuses it when what is there has changed in between.
 *
 * Issues: those of Terraform.
 */
export async function applyPlan(
  { session, folder }: Pick<CatalogWork, "session" | "folder">,
  { file, changes }: CatalogPlan,
): Promise<void> {
  const progress = applyProgressOn(process.stderr, worksOf(changes));
  try {
    await session.run(["apply", "-json", "-input=false", LOCK_TIMEOUT, file], {
      folder,
      onMessage: progress.hear,
    });
  } finally {
    progress.end();
  }
}

/** What is replaced is destroyed and created; what is only taken over or let go is no work. */
const worksOf = (changes: CatalogPlan["changes"]): number =>
  changes.reduce((count, { action, attributes }) => {
    if (action === "replace") return count + 2;
    if (action === "forget" || (action === "adopt" && attributes.length === 0)) return count;
    return count + 1;
  }, 0);
