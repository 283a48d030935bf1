import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import { DEFINITION_VERSION, type PipelineDefinition } from "./definition.ts";
import { parseExpireAfter } from "./duration.ts";
import { checkNesting } from "./nesting.ts";
import { normalCondition } from "./normal-condition.ts";
import { normalValue } from "./normal-expression.ts";

/**
 * The definition in the one way of writing that is common to all that say the same:
 * - `Version`, `Metadata`, `Parameters`, a parameter's `Type`, both branches, the arguments, and what of a retry policy has a default, are there;
 * - keys that are null, empty `DependsOn`, `RetryPolicies`, `PropertyFiles` and `OutputParameters`, and a cache that is off, are not;
 * - `DependsOn` is sorted, `ExceptionType` is a list, `ExpireAfter` is upper case with its `P`;
 * - conditions and expressions are those of `normalCondition` and `normalValue`.
 *
 * The order of steps and of other lists is kept. What is no definition at all comes back as far as it can be read.
 *
 * Issue: JSON_TOO_DEEP.
 */
export function normalForm(definition: PipelineDefinition): PipelineDefinition {
  checkNesting(definition);
  if (!isJsonObject(definition)) return definition;
  const { Version, Metadata, Parameters, Steps, ...others } = definition as unknown as JsonObject;
  return {
    Version: Version ?? DEFINITION_VERSION,
    Metadata: Metadata ?? {},
    Parameters: Array.isArray(Parameters) ? Parameters.map(normalParameter) : (Parameters ?? []),
    ...normalValues(present(others)),
    Steps: normalSteps(Steps),
  } as unknown as PipelineDefinition;
}

const normalParameter = (parameter: JsonValue): JsonValue =>
  isJsonObject(parameter) ? { Type: "String", ...present(parameter) } : parameter;

const normalSteps = (steps: JsonValue | undefined): JsonValue =>
  Array.isArray(steps) ? steps.map(normalStep) : (steps ?? []);

function normalStep(step: JsonValue): JsonValue {
  if (!isJsonObject(step)) return step;
  const { Arguments = {}, DependsOn, CacheConfig, RetryPolicies, ...others } = present(step);
  for (const key of ["PropertyFiles", "OutputParameters"]) if (isEmpty(others[key])) delete others[key];
  return {
    ...normalValues(others),
    Arguments: step.Type === "Condition" ? normalBranches(Arguments) : normalValue(Arguments),
    ...(DependsOn === undefined || isEmpty(DependsOn) ? {} : { DependsOn: normalDependsOn(DependsOn) }),
    ...normalCache(CacheConfig),
    ...(RetryPolicies === undefined || isEmpty(RetryPolicies)
      ? {}
      : { RetryPolicies: normalRetry(RetryPolicies) }),
  };
}

function normalBranches(args: JsonValue): JsonValue {
  if (!isJsonObject(args)) return args;
  const { Conditions, IfSteps, ElseSteps, ...others } = args;
  return {
    ...normalValues(others),
    ...(Conditions === undefined
      ? {}
      : { Conditions: Array.isArray(Conditions) ? Conditions.map(normalCondition) : Conditions }),
    IfSteps: normalSteps(IfSteps),
    ElseSteps: normalSteps(ElseSteps),
  };
}

const normalDependsOn = (names: JsonValue): JsonValue =>
  Array.isArray(names) && names.every((name) => typeof name === "string")
    ? [...new Set(names)].sort()
    : names;

function normalCache(config: JsonValue | undefined): JsonObject {
  if (config === undefined || !isJsonObject(config))
    return config === undefined ? {} : { CacheConfig: config };
  if (config.Enabled === false) return {};
  const expiry = config.ExpireAfter;
  if (typeof expiry !== "string" || parseExpireAfter(expiry) === undefined) return { CacheConfig: config };
  return { CacheConfig: { ...config, ExpireAfter: expiry.toUpperCase().replace(/^P?/, "P") } };
}

function normalRetry(policies: JsonValue): JsonValue {
  if (!Array.isArray(policies)) return policies;
  return policies.map((policy) => {
    if (!isJsonObject(policy)) return policy;
    const given = present(policy);
    const isLimited = given.MaxAttempts !== undefined || given.ExpireAfterMin !== undefined;
    const types = given.ExceptionType;
    return {
      IntervalSeconds: 1,
      BackoffRate: 2,
      ...(isLimited ? {} : { MaxAttempts: 5 }),
      ...given,
      ...(typeof types === "string" ? { ExceptionType: [types] } : {}),
    };
  });
}

const isEmpty = (value: JsonValue | undefined): boolean => Array.isArray(value) && value.length === 0;

/** Without the members that are null or undefined. */
const present = (value: JsonObject): Record<string, JsonValue> =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null && member !== undefined));

const normalValues = (members: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(members).map(([key, member]) => [key, normalValue(member)]));
