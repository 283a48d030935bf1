import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Cloud, hasBucket, keysBelow, objectOf } from "./cloud.ts";
import { STATE_KEY, type StatePlace } from "./state-place.ts";
import { writeBeside } from "./write-beside.ts";

/** Read by Terraform beside the stack, which does not know whether its bucket is there. */
const FILE = "adopt-bucket.tf.json";

/**
 * Whether the platform's bucket is there without being in its state: kept by an earlier destroy, or made by a deploy that was
 * killed before it could write that down. A bucket of a name that someone chose is ours only if it holds what is ours.
 */
export async function isBucketKept(
  cloud: Cloud,
  { state }: StatePlace,
  address: string,
  isNamed: boolean,
): Promise<boolean> {
  if (state?.addresses.includes(address) || !(await hasBucket(cloud))) return false;
  if (!isNamed) return true;
  return (await keysBelow(cloud, "bundles/")).length > 0 || (await objectOf(cloud, STATE_KEY)) !== undefined;
}

/**
 * Has the next plan take the bucket over instead of making it; or not, when it is in the state. Its settings need no such thing:
 * they are put over what is there.
 */
export async function adoptBucket(
  folder: string,
  kept: { readonly address: string; readonly bucket: string } | undefined,
): Promise<void> {
  const file = join(folder, FILE);
  if (kept === undefined) return rm(file, { force: true });
  const document = { import: [{ to: kept.address, id: kept.bucket }] };
  await writeBeside(file, `${JSON.stringify(document, null, 2)}\n`);
}
