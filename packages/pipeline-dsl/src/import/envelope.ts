import { isJsonObject, isStepType, type JsonObject, type JsonValue, STEP_FACTS } from "@sagewright/core";
import type { StepNode } from "../step-node.ts";
import type { Scope } from "./scope.ts";
import { coded, never } from "./written.ts";

/** The members of a step that its props say beside its own. */
export const ENVELOPE: ReadonlySet<string> = new Set([
  "DependsOn",
  "DisplayName",
  "Description",
  "RetryPolicies",
  "CacheConfig",
]);

/** The props that every step may have; `undefined` when they cannot say what stands there. */
export function writeEnvelope(
  wire: JsonObject,
  type: string,
  scope: Scope,
): Readonly<Record<string, unknown>> | undefined {
  const { DependsOn, DisplayName, Description, RetryPolicies, CacheConfig } = wire;
  const props: Record<string, unknown> = {};
  if (DependsOn !== undefined && DependsOn !== null) {
    const earlier = earlierSteps(DependsOn, scope);
    if (earlier === undefined) return undefined;
    if (earlier.length > 0) props.dependsOn = earlier;
  }
  if (DisplayName !== undefined) props.displayName = textOrCast(DisplayName);
  if (Description !== undefined) props.description = textOrCast(Description);
  if (RetryPolicies !== undefined && RetryPolicies !== null) {
    const retry = Array.isArray(RetryPolicies)
      ? RetryPolicies.map((policy) => writePolicy(policy, type))
      : undefined;
    if (retry === undefined || retry.includes(undefined)) return undefined;
    if (retry.length > 0) props.retry = retry;
  }
  if (CacheConfig !== undefined && CacheConfig !== null) {
    const cache = writeCache(CacheConfig);
    if (cache === undefined) return undefined;
    props.cache = cache;
  }
  return props;
}

const textOrCast = (value: JsonValue): unknown => (typeof value === "string" ? value : never(value));

/** Only what stands above can be named. */
function earlierSteps(names: JsonValue, scope: Scope): readonly StepNode[] | undefined {
  if (!Array.isArray(names) || new Set(names).size !== names.length) return undefined;
  const nodes = (names as readonly JsonValue[]).map((name) => {
    const step = typeof name === "string" ? scope.steps.get(name) : undefined;
    return step && coded(step.node, step.identifier);
  });
  return nodes.every((node) => node !== undefined) ? nodes : undefined;
}

const POLICY: { readonly [member: string]: string } = {
  ExceptionType: "exceptionType",
  IntervalSeconds: "intervalSeconds",
  BackoffRate: "backoffRate",
  MaxAttempts: "maxAttempts",
  ExpireAfterMin: "expireAfterMin",
};

function writePolicy(policy: JsonValue, type: string): unknown {
  if (!isJsonObject(policy) || policy.ExceptionType === undefined) return undefined;
  if (!Object.keys(policy).every((key) => Object.hasOwn(POLICY, key))) return undefined;
  return Object.fromEntries(
    Object.entries(POLICY).flatMap(([key, name]) => {
      const value = policy[key];
      if (value === undefined) return [];
      const fits = key === "ExceptionType" ? areExceptions(value, type) : typeof value === "number";
      return [[name, fits ? onlyOne(value) : never(value)] as const];
    }),
  );
}

/** One exception needs no list around it. */
const onlyOne = (value: JsonValue): JsonValue =>
  Array.isArray(value) && value.length === 1 ? (value[0] as JsonValue) : value;

function areExceptions(value: JsonValue, type: string): boolean {
  const known: readonly JsonValue[] = isStepType(type) ? STEP_FACTS[type].retryExceptions : [];
  return Array.isArray(value) ? value.every((each) => known.includes(each)) : known.includes(value);
}

function writeCache(config: JsonValue): unknown {
  if (!isJsonObject(config) || config.Enabled === undefined) return undefined;
  const { Enabled: enabled, ExpireAfter: expireAfter, ...others } = config;
  if (Object.keys(others).length > 0) return undefined;
  if (enabled === true && typeof expireAfter === "string") return { expireAfter };
  const props = { enabled, ...(expireAfter === undefined ? {} : { expireAfter }) };
  const fits = enabled === false && (expireAfter === undefined || typeof expireAfter === "string");
  return fits ? props : never(props);
}
