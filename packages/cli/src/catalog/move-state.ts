import { readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { SagewrightError } from "@sagewright/core";
import { awsCall } from "../aws/aws-call.ts";
import { displayPath } from "../load/place.ts";
import { type Cloud, objectOf } from "./cloud.ts";
import { catalogStateNotMoved } from "./issues.ts";
import { readState } from "./state-file.ts";
import { bucketState, LOCAL_STATE, STATE_KEY } from "./state-place.ts";

/**
 * Puts the folder's state into the platform's bucket and looks whether it has arrived. It may be interrupted anywhere and begun
 * again: until the state is in the bucket the folder's counts, from then on the bucket's, and both are the same. It is put as it
 * is, since `terraform state push` into a place with no state makes another deployment's of it (a new lineage); and only where
 * there is none yet, or the earlier one that was read, so that nobody's state is lost.
 *
 * Issues: CATALOG_STATE_NOT_MOVED and those of AWS.
 */
export async function putStateIntoBucket(cloud: Cloud, folder: string): Promise<void> {
  const file = join(folder, LOCAL_STATE);
  const text = readFileSync(file, "utf8");
  const local = readState(text, displayPath(file));
  if (local === undefined) return;
  const notMoved = (reason: string) =>
    new SagewrightError([catalogStateNotMoved(bucketState(cloud), displayPath(file), reason)]);
  const found = await objectOf(cloud, STATE_KEY);
  if (found?.text === text) return;
  const earlier = found === undefined ? undefined : readState(found.text, bucketState(cloud));
  if (earlier !== undefined && (earlier.lineage !== local.lineage || earlier.serial >= local.serial))
    throw notMoved("another run has put one there.");
  await awsCall({ action: "s3:PutObject", resource: bucketState(cloud) }, async () => {
    try {
      await cloud.s3.send(
        new PutObjectCommand({
          Bucket: cloud.bucket,
          Key: STATE_KEY,
          Body: text,
          ContentType: "application/json",
          ...(found === undefined ? { IfNoneMatch: "*" } : { IfMatch: found.tag }),
        }),
      );
    } catch (error) {
      // A put whose answer was lost meets, when it is sent again, what it has itself put there: what is read next tells.
      if (!isOccupied(error)) throw error;
    }
  });
  if ((await objectOf(cloud, STATE_KEY))?.text !== text) throw notMoved("another run has put one there.");
}

const isOccupied = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === "PreconditionFailed" || error.name === "ConditionalRequestConflict");

/** Keeps the folder's copy, under a name that Terraform does not look for; its path. */
export function setAside(folder: string): string {
  const file = join(folder, LOCAL_STATE);
  const { lineage, serial } = readState(readFileSync(file, "utf8"), displayPath(file)) ?? {};
  const backup = join(folder, `moved-${lineage?.slice(0, 8)}-${serial}.tfstate.backup`);
  renameSync(file, backup);
  return backup;
}
