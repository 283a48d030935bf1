import { type Cloud, hasBucket, keysBelow, objectOf } from "./cloud.ts";
import { STATE_KEY, type StatePlace } from "./state-place.ts";

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
