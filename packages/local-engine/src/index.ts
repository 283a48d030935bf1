export { packDirectory } from "./adapters/archive.ts";
export { findProgram } from "./adapters/find-program.ts";
export type { IsolationChoice } from "./adapters/isolation.ts";
export type { SageMakerApi } from "./api/sagemaker-api.ts";
export type { ApiServer, RequestRecord, ServeOptions } from "./api/server.ts";
export { ServiceError } from "./api/service-error.ts";
export { checkStart, type Engine, explainFirstRun, openEngine } from "./engine.ts";
export type { EngineOptions } from "./engine-options.ts";
export type { Execution, FailurePolicy } from "./execution.ts";
export type {
  ExecutionEvent,
  ExecutionRecord,
  ExecutionStatus,
  SelectiveExecution,
  StepRecord,
  StepStatus,
} from "./execution-record.ts";
export type { CacheExplanation, CacheReasonHere } from "./explain-cache/cache-explanation.ts";
export type { ExplainRequest } from "./explain-cache/explain-cache.ts";
export type { FunctionName } from "./installed-functions.ts";
export type { FollowOptions, LogLine } from "./logs.ts";
export {
  MODEL_APPROVAL_STATUSES,
  type ModelApprovalStatus,
  type ModelPackageGroupRecord,
  type ModelPackageRecord,
} from "./model-package-record.ts";
export type { ModelPackageUpdate, ModelRegistry } from "./model-registry.ts";
export type { ProjectBuilds } from "./projects/builds.ts";
export type { BuildStatus, ProjectBuild, ProjectRecord, ProjectStatus } from "./projects/project-record.ts";
export type { ProjectProvisioner, ProjectRequest } from "./projects/provisioner.ts";
export type { ReportMismatches } from "./property-files.ts";
export type { SelectiveExecutionRequest, StartRequest } from "./run-plan.ts";
export type { Runtime } from "./runtimes.ts";
