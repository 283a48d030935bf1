export type { CacheConfig } from "./definition/cache-config.ts";
export {
  CACHE_KEY_FIELDS,
  type CacheKeyFields,
  cacheKey,
  cacheKeyOf,
  type KeyedFields,
  keyedFields,
} from "./definition/cache-key.ts";
export { canonicalJson } from "./definition/canonical-json.ts";
export { equalScalars, orderScalars } from "./definition/compare-scalars.ts";
export type {
  BinaryCondition,
  Condition,
  InCondition,
  NotCondition,
  Operand,
  OrCondition,
  SchemaInCondition,
} from "./definition/condition.ts";
export {
  DEFINITION_VERSION,
  type PipelineDefinition,
  type PipelineExperimentConfig,
} from "./definition/definition.ts";
export { definitionSize } from "./definition/definition-size.ts";
export { definitionText } from "./definition/definition-text.ts";
export type {
  CacheEffect,
  CacheReason,
  Change,
  DefinitionDiff,
  ParameterDiff,
  Reordering,
  StepDiff,
  StepPlace,
} from "./definition/diff/definition-diff.ts";
export { diffDefinitions } from "./definition/diff/diff-definitions.ts";
export { namedPath } from "./definition/diff/named-path.ts";
export { type ValueChanges, valueChanges } from "./definition/diff/value-changes.ts";
export { type Duration, isExpired, parseExpireAfter } from "./definition/duration.ts";
export { evaluateConditions } from "./definition/evaluate-condition.ts";
export {
  EXECUTION_VARIABLES,
  type ExecutionVariable,
  variesByExecution,
} from "./definition/execution-variable.ts";
export {
  type Expression,
  type GetExpression,
  isExpression,
  type JoinExpression,
  type JsonGetExpression,
} from "./definition/expression.ts";
export type { Coercion } from "./definition/fit-argument.ts";
export {
  formatGetPath,
  type GetPath,
  type PathSegment,
  parseGetPath,
  parseJsonPath,
  propertyFileOf,
} from "./definition/get-path.ts";
export {
  type BranchName,
  type BranchOwner,
  branchStepsOf,
  type GraphNode,
  graphOf,
  listSteps,
  type PipelineGraph,
} from "./definition/graph.ts";
export {
  ancestorsOf,
  type Cycle,
  cyclesOf,
  descendantsOf,
  executionOrder,
} from "./definition/graph-order.ts";
export { jsonGet } from "./definition/json-get.ts";
export {
  type AwsPlace,
  executionArn,
  executionIdOf,
  isValidName,
  isValidPipelineName,
  jobName,
  modelPackageArn,
  modelPackageGroupArn,
  pipelineArn,
  sagemakerArn,
} from "./definition/names.ts";
export { nearest } from "./definition/nearest.ts";
export { checkNesting } from "./definition/nesting.ts";
export { normalForm } from "./definition/normal-form.ts";
export type { Parameter, ParameterType } from "./definition/parameter.ts";
export { parameterValues } from "./definition/parameter-values.ts";
export { type ParsedDefinition, parseDefinition } from "./definition/parse.ts";
export type { PropertyFile } from "./definition/property-file.ts";
export { lookUpProperty, type PropertyLookup } from "./definition/property-lookup.ts";
export { type ReadyQueue, readyQueue } from "./definition/ready-queue.ts";
export { type Reference, referencesIn, stepReachedBy } from "./definition/references.ts";
export { resolveOperand, resolveValue } from "./definition/resolve.ts";
export {
  type ResolveArgumentsOptions,
  resolveArguments,
  resolveStepKeys,
} from "./definition/resolve-arguments.ts";
export type { RetryExceptionType, RetryPolicy } from "./definition/retry-policy.ts";
export { type ParameterValue, parseScalarText } from "./definition/scalar-text.ts";
export type { Float, JsonSource, JsonText, ResolvedScalar, Scope } from "./definition/scope.ts";
export { type StepSelection, selectSteps, stepsFromUntil } from "./definition/selective-execution.ts";
export { argumentShape } from "./definition/shapes/argument-shapes.ts";
export type { Bounds, Constraint } from "./definition/shapes/constraint.ts";
export { propertyShape } from "./definition/shapes/property-shapes.ts";
export { type ObjectShape, type Shape, shapeOf } from "./definition/shapes/shape.ts";
export { type ShapeTable, shapeReader } from "./definition/shapes/shape-reader.ts";
export type { ConditionStep, ForEachStep, Step, StepOf, StepType } from "./definition/step.ts";
export { type StepCopies, stepsNamed } from "./definition/step-copies.ts";
export { isStepType, STEP_FACTS, type StepFacts } from "./definition/step-facts.ts";
export type { AutoMLStep } from "./definition/steps/auto-ml.ts";
export type { CallbackStep } from "./definition/steps/callback.ts";
export type { ClarifyCheckStep } from "./definition/steps/clarify-check.ts";
export type { EndpointStep } from "./definition/steps/endpoint.ts";
export type { EndpointConfigStep } from "./definition/steps/endpoint-config.ts";
export type { Cacheable, OutputParameter, Retryable, StepEnvelope } from "./definition/steps/envelope.ts";
export type { FailStep } from "./definition/steps/fail.ts";
export type { InferenceComponentStep } from "./definition/steps/inference-component.ts";
export type {
  BedrockCustomModelDeploymentStep,
  BedrockCustomModelStep,
  BedrockModelImportStep,
  BedrockProvisionedModelThroughputStep,
  EmrServerlessStep,
  EmrStep,
  LineageStep,
} from "./definition/steps/json-arguments.ts";
export type { LambdaStep } from "./definition/steps/lambda.ts";
export type { ModelStep } from "./definition/steps/model.ts";
export type { ProcessingStep } from "./definition/steps/processing.ts";
export type { QualityCheckStep } from "./definition/steps/quality-check.ts";
export type { RegisterModelStep } from "./definition/steps/register-model.ts";
export type { TrainingStep } from "./definition/steps/training.ts";
export type { TransformStep } from "./definition/steps/transform.ts";
export type { TuningStep } from "./definition/steps/tuning.ts";
export { stringifyScalar } from "./definition/stringify-scalar.ts";
export { validateDefinition } from "./definition/validate/definition.ts";
export type { Wire, WireRequest } from "./definition/wire.ts";
export {
  type Checked,
  checked,
  formatIssuePath,
  type Issue,
  type IssuePath,
  isError,
  SagewrightError,
} from "./issue.ts";
export {
  isJsonObject,
  type JsonArray,
  type JsonObject,
  type JsonScalar,
  type JsonValue,
  parseJson,
} from "./json.ts";
export {
  INLINE_DEFINITION_BYTES,
  MAX_DEFINITION_CHARACTERS,
  MAX_DESCRIPTION_CHARACTERS,
  MAX_EXECUTION_FAILURE_CHARACTERS,
  MAX_FAIL_MESSAGE_CHARACTERS,
  MAX_JOB_NAME_CHARACTERS,
  MAX_JSON_GET_BYTES,
  MAX_NAME_CHARACTERS,
  MAX_NESTING,
  MAX_OUTPUT_PARAMETERS,
  MAX_PIPELINE_NAME_CHARACTERS,
  MAX_SELECTED_STEPS,
  MAX_SHORT_JOB_NAME_CHARACTERS,
  MAX_START_PARAMETERS,
  MAX_START_VALUE_CHARACTERS,
  MAX_STEP_FAILURE_CHARACTERS,
} from "./limits.ts";
export { type Pause, withPermissionPatience } from "./permission-patience.ts";
