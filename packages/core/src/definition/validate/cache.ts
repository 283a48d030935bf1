import {
  cacheExpiryInvalid,
  cacheExpiryMonths,
  cacheKeyVaries,
  cacheNeverHits,
  cacheNotSupported,
  propertyMissing,
} from "../../issues.ts";
import type { JsonObject } from "../../json.ts";
import { keyedPaths } from "../cache-key.ts";
import { parseExpireAfter } from "../duration.ts";
import { variesByExecution } from "../execution-variable.ts";
import { type Reference, referencesIn } from "../references.ts";
import type { StepType } from "../step.ts";
import type { StepFacts } from "../step-facts.ts";
import type { Known } from "./known.ts";
import { checkKeys, objectMember, wrongValue } from "./members.ts";
import { below, here, type Report } from "./report.ts";

const KEYS = ["Enabled", "ExpireAfter"];
/** More months than this were surely meant as minutes. */
const PLAUSIBLE_MONTHS = 12;

/**
 * `CacheConfig`: allowed on this type, an expiry that can be read, and a key that can be met again. Of a cache that is
 * off, only the form counts.
 */
export function checkCache(
  step: JsonObject,
  type: StepType,
  facts: StepFacts,
  steps: Known["steps"],
  report: Report,
): void {
  if (step.CacheConfig === undefined) return;
  if (!facts.cacheable) {
    report.issues.push(cacheNotSupported(here(report, "CacheConfig"), type));
    return;
  }
  const config = objectMember(step, "CacheConfig", report);
  if (config) below(report, "CacheConfig", () => checkConfig(config, report));
  if (config?.Enabled === true && config.ExpireAfter !== undefined) checkKey(step, type, steps, report);
}

function checkKey(step: JsonObject, type: StepType, steps: Known["steps"], report: Report): void {
  const fields = keyedPaths(type) ?? [];
  const isKeyed = ({ path }: Reference): boolean =>
    fields.some((field) => field.every((key, index) => key === path[index]));
  for (const reference of referencesIn(step)) {
    const { get, text } = reference;
    // A Model step is never cached and names its model anew each time, of which a Transform step knows no more.
    const varies =
      get.root === "Execution"
        ? variesByExecution(get.variable)
        : type === "Transform" &&
          get.root === "Steps" &&
          get.segments[0] === "ModelName" &&
          steps.get(get.step)?.Type === "Model";
    if (varies && isKeyed(reference))
      report.issues.push(cacheKeyVaries(here(report, ...reference.path), text));
  }
}

function checkConfig(config: JsonObject, report: Report): void {
  checkKeys(config, KEYS, report);
  const { Enabled: enabled, ExpireAfter: expiry } = config;
  if (enabled === undefined) report.issues.push(propertyMissing(here(report), "Enabled"));
  else if (typeof enabled !== "boolean") {
    report.issues.push(wrongValue(enabled, "Boolean", "The cache setting", report, "Enabled"));
  }
  if (expiry === undefined) {
    if (enabled === true) report.issues.push(cacheNeverHits(here(report)));
  } else if (typeof expiry !== "string") {
    report.issues.push(wrongValue(expiry, "String", "The cache setting", report, "ExpireAfter"));
  } else if (enabled !== false) checkExpiry(expiry, report);
}

function checkExpiry(expiry: string, report: Report): void {
  const duration = parseExpireAfter(expiry);
  const path = here(report, "ExpireAfter");
  if (duration === undefined) report.issues.push(cacheExpiryInvalid(path, expiry));
  else if (duration.months > PLAUSIBLE_MONTHS)
    report.issues.push(cacheExpiryMonths(path, expiry, duration.months));
}
