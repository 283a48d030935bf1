import {
  propertyMissing,
  retryExceptionsEmpty,
  retryExceptionUnknown,
  retryLimitsBoth,
  retryNotSupported,
  retryOutOfRange,
  valueTypeWrong,
} from "../../issues.ts";
import type { JsonObject, JsonValue } from "../../json.ts";
import { MAX_RETRY_ATTEMPTS, MAX_RETRY_EXPIRE_MINUTES, MAX_RETRY_INTERVAL_SECONDS } from "../../limits.ts";
import type { StepFacts } from "../step-facts.ts";
import { checkEntries, checkKeys, listMember, wrongValue } from "./members.ts";
import { here, type Report } from "./report.ts";

interface Range {
  readonly whole: boolean;
  readonly minimum: number;
  readonly maximum: number;
  readonly text: string;
}

const RANGES: { readonly [key: string]: Range } = {
  IntervalSeconds: {
    whole: true,
    minimum: 0,
    maximum: MAX_RETRY_INTERVAL_SECONDS,
    text: `a whole number from 0 to ${MAX_RETRY_INTERVAL_SECONDS} (seconds)`,
  },
  BackoffRate: { whole: false, minimum: 0, maximum: Number.POSITIVE_INFINITY, text: "0 or more" },
  MaxAttempts: {
    whole: true,
    minimum: 0,
    maximum: MAX_RETRY_ATTEMPTS,
    text: `a whole number from 0 to ${MAX_RETRY_ATTEMPTS}`,
  },
  ExpireAfterMin: {
    whole: true,
    minimum: 0,
    maximum: MAX_RETRY_EXPIRE_MINUTES,
    text: `a whole number from 0 to ${MAX_RETRY_EXPIRE_MINUTES} (minutes)`,
  },
};

const KEYS = ["ExceptionType", ...Object.keys(RANGES)];

/** `RetryPolicies`: allowed on this type, known exceptions, numbers within bounds. */
export function checkRetry(step: JsonObject, type: string, facts: StepFacts, report: Report): void {
  if (step.RetryPolicies === undefined) return;
  if (!facts.retryable) {
    report.issues.push(retryNotSupported(here(report, "RetryPolicies"), type));
    return;
  }
  const policies = listMember(step, "RetryPolicies", report) ?? [];
  checkEntries(policies, "RetryPolicies", report, (policy) => checkPolicy(policy, type, facts, report));
}

function checkPolicy(policy: JsonObject, type: string, facts: StepFacts, report: Report): void {
  checkKeys(policy, KEYS, report);
  if (policy.ExceptionType === undefined) report.issues.push(propertyMissing(here(report), "ExceptionType"));
  else checkExceptions(policy.ExceptionType, type, facts, report);
  for (const [key, range] of Object.entries(RANGES)) {
    const value = policy[key];
    if (value === undefined) continue;
    if (typeof value !== "number")
      report.issues.push(wrongValue(value, "Number", "A retry policy", report, key));
    else if (
      !(value >= range.minimum && value <= range.maximum) ||
      (range.whole && !Number.isInteger(value))
    ) {
      report.issues.push(retryOutOfRange(here(report, key), key, value, range.text));
    }
  }
  if (policy.MaxAttempts !== undefined && policy.ExpireAfterMin !== undefined) {
    report.issues.push(retryLimitsBoth(here(report)));
  }
}

function checkExceptions(value: JsonValue, type: string, facts: StepFacts, report: Report): void {
  if (typeof value === "string") {
    checkException(value, type, facts, report, "ExceptionType");
    return;
  }
  if (!Array.isArray(value)) {
    report.issues.push(valueTypeWrong(here(report, "ExceptionType"), "Array", value));
    return;
  }
  if (value.length === 0) report.issues.push(retryExceptionsEmpty(here(report, "ExceptionType")));
  for (const [index, name] of value.entries()) {
    if (typeof name === "string") checkException(name, type, facts, report, "ExceptionType", index);
    else report.issues.push(wrongValue(name, "String", "A retry policy", report, "ExceptionType", index));
  }
}

function checkException(
  name: string,
  type: string,
  { retryExceptions }: StepFacts,
  report: Report,
  ...at: readonly (string | number)[]
): void {
  if (retryExceptions.some((known) => known === name)) return;
  report.issues.push(retryExceptionUnknown(here(report, ...at), name, type, retryExceptions));
}
