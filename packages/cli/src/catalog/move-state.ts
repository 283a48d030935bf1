import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { displayPath } from "../load/place.ts";
import type { TerraformSession } from "../terraform/terraform-session.ts";
import type { Cloud } from "./cloud.ts";
import { catalogStateNotMoved } from "./issues.ts";
import { readState, type StateFile } from "./state-file.ts";
import { bucketState, LOCAL_STATE, STATE_KEY } from "./state-place.ts";

/**
 * Puts the folder's state into the platform's bucket and looks whether it has arrived. It may be interrupted anywhere and begun
 * again: until the state is in the bucket the folder's counts, from then on the bucket's, and both are the same. Terraform itself
 * refuses to put a state over a newer one, or over that of another deployment.
 *
 * Issues: CATALOG_STATE_NOT_MOVED and those of Terraform.
 */
export async function putStateIntoBucket(
  session: TerraformSession,
  cloud: Cloud,
  folder: string,
): Promise<void> {
  const file = join(folder, LOCAL_STATE);
  const local = readState(readFileSync(file, "utf8"), displayPath(file));
  if (local === undefined) return;
  // A folder of its own: it needs no provider, and the stack's folder stays as it is until the state has arrived.
  const work = session.file("move");
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, "backend.tf.json"), JSON.stringify(backendDocument(cloud)));
  copyFileSync(file, join(work, "moving.tfstate.json"));
  const run = (...args: readonly string[]) => session.run(args, { folder: work });
  await run("init", "-input=false", "-no-color");
  await run("state", "push", "moving.tfstate.json");
  const { stdout } = await run("state", "pull");
  const arrived = readState(stdout, bucketState(cloud));
  const fault = arrived === undefined ? "there is none." : differenceOf(local, arrived);
  if (fault !== undefined)
    throw new SagewrightError([catalogStateNotMoved(bucketState(cloud), displayPath(file), fault)]);
}

/** Keeps the folder's copy, under a name that Terraform does not look for; its path. */
export function setAside(folder: string): string {
  const file = join(folder, LOCAL_STATE);
  const backup = join(folder, "before-the-bucket.tfstate.backup");
  renameSync(file, backup);
  return backup;
}

function differenceOf(local: StateFile, arrived: StateFile): string | undefined {
  if (local.lineage !== arrived.lineage) return "it is of another deployment.";
  if (arrived.serial < local.serial) return "it is older.";
  const missing = local.addresses.filter((address) => !arrived.addresses.includes(address));
  return missing.length === 0 ? undefined : `it lacks ${missing.join(", ")}.`;
}

const backendDocument = ({ bucket, region, pathStyle }: Cloud) => ({
  terraform: {
    backend: {
      s3: {
        bucket,
        region,
        key: STATE_KEY,
        encrypt: true,
        use_lockfile: true,
        ...(pathStyle && { use_path_style: true }),
      },
    },
  },
});
