export {
  type Asset,
  asset,
  assetUri,
  type BundleAsset,
  type BundleMember,
  type FileAsset,
  type FunctionAsset,
} from "./asset.ts";
export { branch } from "./branch.ts";
export { assetsOf, check, compile, PipelineInvalidError } from "./compile/check.ts";
export type { Code, CodeProps } from "./compile/code.ts";
export { findStep } from "./compile/collect.ts";
export type { Source } from "./compile/emission.ts";
export type { CompileOptions } from "./compile/emit.ts";
export { stepCopies } from "./compile/step-copies.ts";
export {
  and,
  type Condition,
  type ConditionInput,
  equals,
  greaterThan,
  greaterThanOrEqualTo,
  isIn,
  lessThan,
  lessThanOrEqualTo,
  not,
  notEquals,
  or,
  rawCondition,
} from "./conditions.ts";
export { type ContentAsset, contentAsset } from "./content-asset.ts";
export { execution } from "./execution.ts";
export { experiment } from "./experiment.ts";
export { type EachGroup, forEach } from "./for-each.ts";
export type {
  CamelInput,
  Choice,
  Input,
  JsonInput,
  Overrides,
  PascalCase,
  Scalar,
  Tags,
  TextInput,
} from "./input.ts";
export { join, s3Uri, text } from "./join.ts";
export { type JsonFile, jsonFile } from "./json-file.ts";
export {
  type LambdaConfiguration,
  type LambdaFunctionProps,
  type LambdaPlace,
  type LambdaRuntime,
  lambdaAlias,
} from "./lambda-function.ts";
export {
  defineParams,
  type Param,
  type ParameterRef,
  type Params,
  type ParamValues,
  param,
} from "./param.ts";
export {
  type ExperimentProps,
  isPipeline,
  type MlflowProps,
  type ParameterOverrides,
  type Pipeline,
  type PipelineProps,
  parameterTexts,
  pipeline,
} from "./pipeline.ts";
export type { Properties, PropertyList } from "./properties.ts";
export { expressionOf, isRef, type Ref, refTo, type S3Uri } from "./ref.ts";
export { type Report, type Reports, report, type StepReport, type StepReports } from "./report.ts";
export { reportMismatches } from "./report-mismatches.ts";
export type { ReportPath, ReportValue } from "./report-path.ts";
export { type CreatePipelineOptions, createPipelineRequest } from "./requests/create-pipeline-request.ts";
export type { DefinitionUpload, PipelineRequest } from "./requests/definition-upload.ts";
export {
  type StartPipelineExecutionOptions,
  startPipelineExecutionRequest,
} from "./requests/start-pipeline-execution-request.ts";
export { type UpdatePipelineOptions, updatePipelineRequest } from "./requests/update-pipeline-request.ts";
export {
  type EventPattern,
  type EventStartValues,
  type EventTrigger,
  type EventTriggerProps,
  type EventValue,
  eventValue,
  onEvent,
} from "./starts/event-trigger.ts";
export { type RecurringProps, type Schedule, type ScheduleProps, schedule } from "./starts/schedule.ts";
export type { Start, StartProps, StartValues } from "./starts/start.ts";
export {
  type CreateScheduleRequest,
  type PutRuleRequest,
  type PutTargetsRequest,
  type StartTarget,
  scheduleRequests,
  triggerRequests,
} from "./starts/start-requests.ts";
export { step } from "./step.ts";
export { type GROUP, group, isGroup, type ListedStep, type StepGroup, type StepList } from "./step-group.ts";
export { isStep, type StepId, type StepNode } from "./step-node.ts";
export type {
  AnyEnvelopeProps,
  CacheProps,
  EnvelopeProps,
  RetryPolicyProps,
  RetryProps,
} from "./step-props.ts";
export type {
  AutoMLChannel,
  AutoMLProperties,
  AutoMLProps,
  AutoMLStep,
} from "./steps/auto-ml.ts";
export type { BedrockCustomModelProps, BedrockCustomModelStep } from "./steps/bedrock-custom-model.ts";
export type {
  BedrockCustomModelDeploymentProps,
  BedrockCustomModelDeploymentStep,
} from "./steps/bedrock-custom-model-deployment.ts";
export type { BedrockModelImportProps, BedrockModelImportStep } from "./steps/bedrock-model-import.ts";
export type {
  BedrockProvisionedModelThroughputProps,
  BedrockProvisionedModelThroughputStep,
} from "./steps/bedrock-provisioned-model-throughput.ts";
export type { BedrockModelSource } from "./steps/bedrock-source.ts";
export type { BestCandidate } from "./steps/best-candidate.ts";
export type { CallbackProps, CallbackStep } from "./steps/callback.ts";
export type { Channel, Channels, FileSystemChannel, S3Channel } from "./steps/channel.ts";
export type { CheckProps } from "./steps/check-job.ts";
export type {
  Analysis,
  AnalysisDataProps,
  BiasProps,
  DataBiasAnalysis,
  ModelBiasAnalysis,
  ModelExplainabilityAnalysis,
  PostTrainingBiasMetric,
  PredictorProps,
  PreTrainingBiasMetric,
  ShapProps,
} from "./steps/clarify-analysis.ts";
export type {
  ClarifyCheckFileProps,
  ClarifyCheckJobProps,
  ClarifyCheckProps,
  ClarifyCheckStep,
} from "./steps/clarify-check.ts";
export type { ConditionProps, ConditionStep } from "./steps/condition.ts";
export type {
  EmrClusterConfig,
  EmrClusterProps,
  EmrJobProps,
  EmrNewClusterProps,
  EmrProps,
  EmrStep,
} from "./steps/emr.ts";
export type {
  EmrServerlessApplicationConfig,
  EmrServerlessApplicationProps,
  EmrServerlessJobProps,
  EmrServerlessNewApplicationProps,
  EmrServerlessProps,
  EmrServerlessStep,
} from "./steps/emr-serverless.ts";
export type { EndpointProps, EndpointStep } from "./steps/endpoint.ts";
export type { EndpointConfigProps, EndpointConfigStep } from "./steps/endpoint-config.ts";
export type { FailProps, FailStep } from "./steps/fail.ts";
export type {
  FunctionOnLambdaProps,
  FunctionOnLambdaStep,
  LambdaFunctionInputs,
  LambdaFunctionResult,
} from "./steps/fn-on-lambda.ts";
export type {
  FunctionArguments,
  FunctionInputs,
  FunctionProps,
  FunctionResult,
  FunctionStep,
} from "./steps/fn-on-processing.ts";
export type {
  ComputeResourceRequirements,
  InferenceComponentProps,
  InferenceComponentSpecification,
  InferenceComponentStep,
} from "./steps/inference-component.ts";
export type { JobNameProps } from "./steps/job-name.ts";
export type { LambdaProps, LambdaStep } from "./steps/lambda.ts";
export type {
  LineageAction,
  LineageArtifact,
  LineageAssociation,
  LineageContext,
  LineageProps,
  LineageStep,
} from "./steps/lineage.ts";
export type { ModelProps, ModelStep, ServingContainer, ServingContainerEntry } from "./steps/model.ts";
export type { ModelContainer } from "./steps/model-container.ts";
export type { DriftCheckBaselines, FileSource, MetricsSource, ModelMetrics } from "./steps/model-metrics.ts";
export type {
  MonitorAfterTransformProps,
  MonitorBatchTransformProps,
  MonitorBeforeTransformProps,
  MonitoredBatchTransform,
} from "./steps/monitor-batch-transform.ts";
export type { NotebookJobProps, NotebookJobStep } from "./steps/notebook-job.ts";
export type { OutputParameterRefs, OutputParameters } from "./steps/output-parameters.ts";
export type { ParameterRange, ParameterRanges } from "./steps/parameter-ranges.ts";
export type { ProcessingProps, ProcessingStep } from "./steps/processing.ts";
export type {
  DatasetInputProps,
  FeatureGroupOutputProps,
  ProcessingInputProps,
  ProcessingOutputProps,
  ProcessingOutputs,
} from "./steps/processing-files.ts";
export type { ProcessingJobProps, ProcessingProperties } from "./steps/processing-job.ts";
export type {
  DataQualityCheckProps,
  DatasetFormat,
  ModelQualityCheckProps,
  QualityCheckProps,
  QualityCheckScript,
  QualityCheckStep,
} from "./steps/quality-check.ts";
export type { RawBody, RawStep } from "./steps/raw.ts";
export type {
  ModelPackageContainer,
  ModelPackageContainerEntry,
  RegisterModelProps,
  RegisterModelStep,
} from "./steps/register-model.ts";
export type { RepackedModel, RepackModelProps } from "./steps/repack-model.ts";
export type { Distribution, ScriptModeProps } from "./steps/script-mode.ts";
export type { TrainingProperties, TrainingProps, TrainingStep } from "./steps/training.ts";
export type { MetricDefinitions, TrainingJobProps } from "./steps/training-job.ts";
export type { TransformProps, TransformStep } from "./steps/transform.ts";
export type { TuningProperties, TuningProps, TuningStep } from "./steps/tuning.ts";
export type { TrainingJobDefinition, TuningGoal } from "./steps/tuning-job.ts";
export { type SubPipeline, type SubPipelineSteps, subPipeline } from "./sub-pipeline.ts";
