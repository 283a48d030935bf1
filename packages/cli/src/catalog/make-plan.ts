import { parseJson } from "@sagewright/core";
import { LOCK_TIMEOUT } from "../terraform/lock-timeout.ts";
import type { Diagnostic } from "../terraform/message.ts";
import type { CatalogWork } from "./catalog-work.ts";
import { driftOf, type PlanJson, planChanges, type ResourceChange } from "./plan-changes.ts";

/** A plan that was made and kept, so that it can be applied as it was shown. */
export interface CatalogPlan {
  /** The saved plan, in the private folder. */
  readonly file: string;
  readonly changes: readonly ResourceChange[];
  /** Whether there is anything to apply; outputs alone are something, too. */
  readonly applyable: boolean;
  /** Addresses of what others have changed, and an apply would set right. */
  readonly drift: readonly string[];
  readonly warnings: readonly Diagnostic[];
}

/**
 * Compares the stack with what is there.
 *
 * Issues: those of Terraform.
 */
export async function makePlan(
  { session, folder }: Pick<CatalogWork, "session" | "folder">,
  { destroy = false }: { readonly destroy?: boolean } = {},
): Promise<CatalogPlan> {
  const file = session.file("saved.plan");
  const { warnings } = await session.run(
    ["plan", "-json", "-input=false", LOCK_TIMEOUT, `-out=${file}`, ...(destroy ? ["-destroy"] : [])],
    { folder },
  );
  const { stdout } = await session.run(["show", "-json", file], { folder });
  const document = parseJson(stdout);
  const plan = (document.ok ? document.value : {}) as PlanJson;
  return {
    file,
    changes: planChanges(plan),
    applyable: plan.applyable ?? false,
    drift: driftOf(plan),
    warnings,
  };
}
