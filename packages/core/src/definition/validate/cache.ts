import {
  cacheExpiryInvalid,
  cacheExpiryMonths,
  cacheNeverHits,
  cacheNotSupported,
  propertyMissing,
} from "../../issues.ts";
import type { JsonObject } from "../../json.ts";
import { parseExpireAfter } from "../duration.ts";
import type { StepFacts } from "../step-facts.ts";
import { checkKeys, objectMember, wrongValue } from "./members.ts";
import { below, here, type Report } from "./report.ts";

const KEYS = ["Enabled", "ExpireAfter"];
/** More months than this were surely meant as minutes. */
const PLAUSIBLE_MONTHS = 12;

/** `CacheConfig`: allowed on this type, and an expiry that can be read. Of a cache that is off, only the form counts. */
export function checkCache(step: JsonObject, type: string, facts: StepFacts, report: Report): void {
  if (step.CacheConfig === undefined) return;
  if (!facts.cacheable) {
    report.issues.push(cacheNotSupported(here(report, "CacheConfig"), type));
    return;
  }
  const config = objectMember(step, "CacheConfig", report);
  if (config) below(report, "CacheConfig", () => checkConfig(config, report));
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
