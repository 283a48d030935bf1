import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { displayPath } from "../load/place.ts";
import { type Cloud, objectOf } from "./cloud.ts";
import { catalogStateInBucket, catalogStatesDiffer } from "./issues.ts";
import { readState, type StateFile } from "./state-file.ts";
import { mustBeOf } from "./state-owner.ts";

/** Where a platform's own state is to be in the end. */
export type Backend = "local" | "s3";

/** What is where, and what follows from it. */
export interface StatePlace {
  /** Where the state is now: what Terraform is set up for. */
  readonly at: Backend;
  /** What is in it; undefined before the first deploy. */
  readonly state: StateFile | undefined;
  /** Whether it is to be moved into the bucket once that is there. */
  readonly move: boolean;
  /** Whether the folder still has a copy that was moved before. */
  readonly leftover: boolean;
}

/** The name that Terraform gives a local state. */
export const LOCAL_STATE = "terraform.tfstate";

/** Key of a platform's state in its bucket: CATALOG_STATE_KEY of the stack, which is loaded only to write one. */
export const STATE_KEY = "catalog/terraform.tfstate";

export const bucketState = ({ bucket }: Pick<Cloud, "bucket">): string => `s3://${bucket}/${STATE_KEY}`;

/**
 * Looks for the platform's state in the folder and in its bucket, and decides which one counts. Of two states of one deployment
 * it is the one with more changes: a move that was interrupted leaves the same state in both places.
 *
 * Issues: CATALOG_STATE_OF_ANOTHER_PLACE, CATALOG_STATE_IN_BUCKET, CATALOG_STATES_DIFFER, CATALOG_STATE_UNREADABLE and those of AWS.
 */
export async function findState(cloud: Cloud, folder: string, wanted: Backend): Promise<StatePlace> {
  const file = join(folder, LOCAL_STATE);
  const local = existsSync(file) ? readState(readFileSync(file, "utf8"), displayPath(file)) : undefined;
  const found = await objectOf(cloud, STATE_KEY);
  const remote = found === undefined ? undefined : readState(found.text, bucketState(cloud));
  if (local !== undefined) mustBeOf(cloud, local, displayPath(file));
  if (remote !== undefined) mustBeOf(cloud, remote, bucketState(cloud));
  if (remote === undefined) return { at: "local", state: local, move: wanted === "s3", leftover: false };
  const holds = (state: StateFile | undefined): boolean => (state?.addresses.length ?? 0) > 0;
  if (local !== undefined && holds(local)) {
    if (local.lineage !== remote.lineage)
      throw new SagewrightError([catalogStatesDiffer(displayPath(file), bucketState(cloud))]);
    if (local.serial > remote.serial)
      return { at: "local", state: local, move: wanted === "s3", leftover: false };
  }
  if (wanted === "local") throw new SagewrightError([catalogStateInBucket(bucketState(cloud))]);
  return { at: "s3", state: remote, move: false, leftover: local !== undefined };
}
