import { parseJson } from "@sagewright/core";
import { displayPath } from "../load/place.ts";
import { tell } from "../print/output.ts";
import { applyPlan } from "./apply-plan.ts";
import { type CatalogWork, initialize } from "./catalog-work.ts";
import type { CatalogPlan } from "./make-plan.ts";
import { putStateIntoBucket, setAside } from "./move-state.ts";
import { bucketState } from "./state-place.ts";

export type Outputs = Readonly<Record<string, unknown>>;

/** Applies the plan where it changes anything, then brings the state to where it belongs; says where it is then. */
export async function deploy(work: CatalogWork, plan: CatalogPlan): Promise<CatalogWork> {
  work.beginChange();
  if (plan.applyable) await applyPlan(work, plan);
  const hasMoved = await settleState(work, plan.applyable);
  return hasMoved ? { ...work, place: { ...work.place, at: "s3", move: false, leftover: false } } : work;
}

/**
 * Moves the state into the bucket where it is to be and is not yet. The order matters: the state is in both places before the
 * stack is told, and the stack is told before the folder's copy goes; so whatever interrupts it, the next deploy finds the state.
 */
async function settleState(work: CatalogWork, applied: boolean): Promise<boolean> {
  const { place, session, cloud, folder } = work;
  const isThere = applied || place.state !== undefined;
  if (place.move && isThere) {
    await putStateIntoBucket(cloud, folder);
    await session.unwatched(() => work.synth("s3"));
  } else if (!place.leftover) return false;
  const backup = setAside(folder);
  await initialize(work, "s3");
  tell(`The platform's state is now in ${bucketState(cloud)}; a copy is kept as ${displayPath(backup)}.`);
  return true;
}

/** The names of what was made, less the secret ones. */
export async function outputsOf({ session, folder }: CatalogWork): Promise<Outputs> {
  const { stdout } = await session.run(["output", "-json"], { folder });
  const document = parseJson(stdout);
  return Object.fromEntries(
    Object.entries(Object(document.ok ? document.value : {})).flatMap(([name, output]) => {
      const { value, sensitive } = Object(output);
      return sensitive === true ? [] : [[name, value] as const];
    }),
  );
}
