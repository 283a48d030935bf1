import { type Issue, SagewrightError } from "@sagewright/core";
import { LOCK_TIMEOUT } from "../terraform/lock-timeout.ts";
import { applyPlan } from "./apply-plan.ts";
import type { CatalogWork } from "./catalog-work.ts";
import { projectAbandoned, projectStillLives } from "./issues.ts";
import type { LivingProject } from "./living-projects.ts";
import { makePlan } from "./make-plan.ts";
import type { ResourceChange } from "./plan-changes.ts";
import { resourceGroup } from "./resource-group.ts";

/** What a destroy takes away, and what it leaves. */
export interface Destruction {
  readonly destroyed: readonly string[];
  /** In the state still, though it stays: the bucket and what protects it. */
  readonly released: readonly string[];
}

export const destruction = (addresses: readonly string[], kept: readonly string[]): Destruction => ({
  destroyed: addresses.filter((address) => !kept.includes(address)),
  released: addresses.filter((address) => kept.includes(address)),
});

/** As changes, to be shown as a plan is: Terraform plans it only once what stays is out of the state. */
export const lossOf = ({ destroyed }: Destruction): readonly ResourceChange[] =>
  destroyed.map((address) => ({
    address,
    group: resourceGroup(address.split(".")[0] ?? ""),
    action: "delete",
    attributes: [],
  }));

/**
 * Refuses as long as projects live that nobody has named to be abandoned.
 *
 * Issues: PROJECT_STILL_LIVES.
 */
export function refuseWhileAlive(projects: readonly LivingProject[], abandon: readonly string[]): void {
  const isAbandoned = ({ id, name }: LivingProject): boolean =>
    abandon.includes(id) || abandon.includes(name);
  const living = projects.filter((project) => !isAbandoned(project));
  if (living.length > 0)
    throw new SagewrightError(living.map(({ name, where }) => projectStillLives(name, where)));
}

/** What those that are left behind come to. */
export const abandonments = (projects: readonly LivingProject[]): readonly Issue[] =>
  projects.map(({ name, where }) => projectAbandoned(name, where));

/**
 * Lets go what stays, then destroys the rest: not before Terraform has looked at all of it, so that who may not do that, or has
 * other credentials, lets go nothing. Interrupted in between, a destroy goes on from there, and a deploy takes the bucket
 * over again.
 *
 * Issues: those of Terraform.
 */
export async function destroy(work: CatalogWork, { released }: Destruction): Promise<readonly string[]> {
  const { session, folder } = work;
  if (released.length > 0) {
    const look = ["plan", "-refresh-only", "-json", "-input=false", LOCK_TIMEOUT];
    await session.run(look, { folder });
    work.beginChange();
    await session.run(["state", "rm", LOCK_TIMEOUT, ...released], { folder });
  }
  const plan = await makePlan(work, { destroy: true });
  work.beginChange();
  if (plan.applyable) await applyPlan(work, plan);
  return plan.changes.map(({ address }) => address);
}
