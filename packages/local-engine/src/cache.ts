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
function cacheConfigOf(step: Step): Required<CacheConfig> | undefined {
  const config = "CacheConfig" in step ? step.CacheConfig : undefined;
  // Without an age there is no hit: the guide demands one, and "for ever" would surprise.
  if (config?.Enabled !== true || config.ExpireAfter === undefined) return undefined;
  return { Enabled: true, ExpireAfter: config.ExpireAfter };
}

/**
 * The newest run of the same step with the same key that is young enough and whose outputs are still there.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-caching.html
 */
export function findCacheHit(
  step: Step,
  key: { readonly pipelineName: string; readonly cacheKey: string; readonly now: Date },
  { steps, objects }: { readonly steps: StepTable; readonly objects: ObjectStore },
): CacheEntry | undefined {
  const config = cacheConfigOf(step);
  const age = config && parseExpireAfter(config.ExpireAfter);
  if (age === undefined) return undefined;
  return steps
    .cached(key.pipelineName, step.Name, step.Type, key.cacheKey)
    .find(
      (entry) =>
        entry.step.endTime !== undefined &&
        !isExpired(new Date(entry.step.endTime), age, key.now) &&
        hasItsOutputs(entry, objects),
    );
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
