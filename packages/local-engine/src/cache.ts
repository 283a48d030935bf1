import { existsSync } from "node:fs";
import {
  type CacheConfig,
  isExpired,
  type JsonObject,
  parseExpireAfter,
  SagewrightError,
  type Step,
} from "@sagewright/core";
import type { ObjectStore } from "./adapters/object-store.ts";
import type { CacheEntry, StepTable } from "./store/steps.ts";

/** `undefined` when the step's results are never taken from elsewhere. */
export function cacheConfigOf(step: Step): Required<CacheConfig> | undefined {
  const config = "CacheConfig" in step ? step.CacheConfig : undefined;
  // Without an age there is no hit: the guide demands one, and "for ever" would surprise.
  if (config?.Enabled !== true || config.ExpireAfter === undefined) return undefined;
  return { Enabled: true, ExpireAfter: config.ExpireAfter };
}

/** An earlier run with the same key, and what stands in the way of its results. */
export interface CacheCandidate {
  readonly entry: CacheEntry;
  readonly problem?: "expired" | "outputs gone";
}

interface CacheLookup {
  readonly pipelineName: string;
  readonly cacheKey: string;
  readonly now: Date;
}

interface CacheStore {
  readonly steps: Pick<StepTable, "cached">;
  readonly objects: ObjectStore;
}

/**
 * The newest run of the same step with the same key that is young enough and whose outputs are still there.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-caching.html
 */
export const findCacheHit = (step: Step, key: CacheLookup, store: CacheStore): CacheEntry | undefined =>
  cacheCandidates(step, key, store).find(({ problem }) => problem === undefined)?.entry;

/** Runs of the same step with the same key, newest first, up to the first that will do. */
export function cacheCandidates(
  step: Step,
  key: CacheLookup,
  { steps, objects }: CacheStore,
): readonly CacheCandidate[] {
  const config = cacheConfigOf(step);
  const age = config && parseExpireAfter(config.ExpireAfter);
  if (age === undefined) return [];
  const candidates: CacheCandidate[] = [];
  for (const entry of steps.cached(key.pipelineName, step.Name, step.Type, key.cacheKey)) {
    const { endTime } = entry.step;
    if (endTime === undefined || isExpired(new Date(endTime), age, key.now))
      candidates.push({ entry, problem: "expired" });
    else if (!hasItsOutputs(entry, objects)) candidates.push({ entry, problem: "outputs gone" });
    else return [...candidates, { entry }];
  }
  return candidates;
}

/** The service does not look at outputs; but here a user may well have deleted the folder. */
const hasItsOutputs = ({ step }: CacheEntry, objects: ObjectStore): boolean =>
  (step.storedOutputs ?? []).every((uri) => isStored(uri, objects));

/** Those of a step's outputs that are in the local S3: a job need not write all that it declares. */
export const storedOutputsOf = (outputs: JsonObject, objects: ObjectStore): readonly string[] =>
  Object.values(outputs).filter(
    (uri) => typeof uri === "string" && uri.startsWith("s3://") && isStored(uri, objects),
  ) as string[];

function isStored(uri: string, objects: ObjectStore): boolean {
  try {
    return existsSync(objects.pathOf(uri));
  } catch (error) {
    // No URI of a place in S3, so nothing can lie there.
    if (error instanceof SagewrightError) return false;
    throw error;
  }
}
