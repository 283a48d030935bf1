import { createHash } from "node:crypto";
import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import { memberAt } from "../own-member.ts";
import { canonicalJson } from "./canonical-json.ts";
import { isExpression } from "./expression.ts";
import type { ForEachStep, Step, StepType } from "./step.ts";
import { isStepType } from "./step-facts.ts";

/** What of a step decides whether an earlier result is still good. */
export interface CacheKeyFields {
  /** Members of `Arguments`, a dot leading into a member; all of them for `"*"`. */
  readonly arguments: "*" | readonly string[];
  /** Keys of the step itself. */
  readonly step: readonly string[];
}

const only = (...members: string[]): CacheKeyFields => ({ arguments: members, step: [] });
const everything = (...step: string[]): CacheKeyFields => ({ arguments: "*", step });

/**
 * The fields of the cache key for each step type; `undefined` for a type without a cache. Everything else, such as
 * instance types, roles, tags and the URIs of outputs, may change and the cache still hits.
 *
 * The lists are the service's. It documents none for Lambda, Callback, EMRServerless, Endpoint and EndpointConfig:
 * for these all that they are given counts.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-default-keys.html
 */
export const CACHE_KEY_FIELDS: ForEachStep<CacheKeyFields | undefined> = {
  Processing: only("AppSpecification", "Environment", "ProcessingInputs"),
  Training: only(
    "AlgorithmSpecification",
    "CheckpointConfig",
    "DebugHookConfig",
    "DebugRuleConfigurations",
    "Environment",
    "HyperParameters",
    "InputDataConfig",
  ),
  Tuning: only(
    "HyperParameterTuningJobConfig",
    "TrainingJobDefinition.AlgorithmSpecification",
    "TrainingJobDefinition.HyperParameterRanges",
    "TrainingJobDefinition.InputDataConfig",
    "TrainingJobDefinition.StaticHyperParameters",
    "TrainingJobDefinition.TuningObjective",
    "TrainingJobDefinitions",
  ),
  AutoML: only(
    "AutoMLJobConfig.CompletionCriteria",
    "AutoMLJobConfig.CandidateGenerationConfig",
    "AutoMLJobConfig.DataSplitConfig",
    "AutoMLJobConfig.Mode",
    "AutoMLJobObjective",
    "InputDataConfig",
    "ProblemType",
  ),
  Transform: only("DataProcessing", "Environment", "ModelName", "TransformInput"),
  ClarifyCheck: everything(
    "CheckType",
    "SkipCheck",
    "RegisterNewBaseline",
    "ModelPackageGroupName",
    "SuppliedBaselineConstraints",
  ),
  QualityCheck: everything(
    "CheckType",
    "SkipCheck",
    "RegisterNewBaseline",
    "ModelPackageGroupName",
    "SuppliedBaselineConstraints",
    "SuppliedBaselineStatistics",
  ),
  EMR: only("ClusterId", "StepConfig"),
  Lambda: everything("FunctionArn", "OutputParameters"),
  Callback: everything("SqsQueueUrl", "OutputParameters"),
  EMRServerless: everything(),
  Endpoint: everything(),
  EndpointConfig: everything(),
  Model: undefined,
  RegisterModel: undefined,
  Condition: undefined,
  Fail: undefined,
  InferenceComponent: undefined,
  Lineage: undefined,
  BedrockCustomModel: undefined,
  BedrockCustomModelDeployment: undefined,
  BedrockModelImport: undefined,
  BedrockProvisionedModelThroughput: undefined,
};

/** Where in a step the fields of its cache key are; `undefined` for a type without a cache. */
export function keyedPaths(type: JsonValue | undefined): readonly (readonly string[])[] | undefined {
  const fields = isStepType(type) ? CACHE_KEY_FIELDS[type] : undefined;
  if (fields === undefined) return undefined;
  const args =
    fields.arguments === "*"
      ? [["Arguments"]]
      : fields.arguments.map((at) => ["Arguments", ...at.split(".")]);
  return [...args, ...fields.step.map((key) => [key])];
}

/** What a step's cache key is made of: keyed members of `Arguments` by their dotted paths, keyed keys of the step by their names. */
export interface KeyedFields {
  readonly Type: StepType;
  readonly Arguments: JsonObject;
  readonly Step: JsonObject;
}

/**
 * The fields that decide whether an earlier result is still good; `undefined` for a type without a cache.
 * `resolvedArguments` are those of `resolveArguments`, `resolvedKeys` those of `resolveStepKeys`.
 */
export function keyedFields(
  step: Step,
  resolvedArguments: JsonObject,
  resolvedKeys: JsonObject = {},
): KeyedFields | undefined {
  const fields = CACHE_KEY_FIELDS[step.Type];
  if (fields === undefined) return undefined;
  return {
    Type: step.Type,
    Arguments: fields.arguments === "*" ? resolvedArguments : subset(resolvedArguments, fields.arguments),
    Step: subset({ ...step, ...resolvedKeys }, fields.step),
  };
}

/** The key under which a step's result may be found again, from what `keyedFields` takes. */
export const cacheKey = (
  step: Step,
  resolvedArguments: JsonObject,
  resolvedKeys: JsonObject = {},
): string | undefined => cacheKeyOf(keyedFields(step, resolvedArguments, resolvedKeys));

/**
 * The key of fields: SHA-256, in hex, of their canonical JSON.
 *
 * `undefined` when the step must run: its type has no cache, or a keyed field still is an expression, whose text
 * would stay the same while its value changes.
 */
export function cacheKeyOf(fields: KeyedFields | undefined): string | undefined {
  if (fields === undefined) return undefined;
  const keyed = { ...fields };
  return hasExpression(keyed) ? undefined : createHash("sha256").update(canonicalJson(keyed)).digest("hex");
}

/** The members that are there, under their dotted paths. */
function subset(object: object, paths: readonly string[]): JsonObject {
  const found = paths.map((path) => [path, memberAt(object as JsonObject, path.split("."))] as const);
  return Object.fromEntries(found.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));
}

function hasExpression(value: JsonValue | undefined): boolean {
  if (Array.isArray(value)) return value.some(hasExpression);
  return isJsonObject(value) && (isExpression(value) || Object.values(value).some(hasExpression));
}
