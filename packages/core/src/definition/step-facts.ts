import type { ExecutionVariable } from "./execution-variable.ts";
import type { RetryExceptionType } from "./retry-policy.ts";
import type { ForEachStep, StepType } from "./step.ts";

/** What the rules need to know about a step type. */
export interface StepFacts {
  /** Whether `CacheConfig` may be given. */
  readonly cacheable: boolean;
  /** Whether `RetryPolicies` may be given. */
  readonly retryable: boolean;
  /** What a retry policy may name; empty when the type is not retryable. */
  readonly retryExceptions: readonly RetryExceptionType[];
  /** Every key that the step may have beside its arguments' members. */
  readonly keys: readonly string[];
  /** The keys that it must have beyond `Name` and `Type`. */
  readonly requiredKeys: readonly string[];
  /** The keys, beside `Arguments`, whose value may be an expression. */
  readonly expressionKeys: readonly string[];
  /** Members that `Arguments` must have; a dot goes into a member. Their values may be expressions. */
  readonly requiredArguments: readonly string[];
  /** Members that the service refuses; a dot goes into a member. */
  readonly forbiddenArguments: readonly string[];
  /** The only members that `Arguments` may have; without it, members that are not known are kept. */
  readonly closedArguments?: readonly string[];
  /** Groups of members of which exactly one must be given. */
  readonly oneOfArguments: readonly (readonly string[])[];
  /** The member that holds the job's name, or, with custom prefixes, the prefix of it. */
  readonly jobNameArgument?: string;
  /** The execution variables that mean the job of this very step. */
  readonly jobVariables: readonly ExecutionVariable[];
}

const STEP_EXCEPTIONS = ["Step.SERVICE_FAULT", "Step.THROTTLING"] as const;
const JOB_EXCEPTIONS = [
  ...STEP_EXCEPTIONS,
  "SageMaker.JOB_INTERNAL_ERROR",
  "SageMaker.CAPACITY_ERROR",
  "SageMaker.RESOURCE_LIMIT",
] as const;
const EMR_EXCEPTIONS = [...STEP_EXCEPTIONS, "Emr.RESOURCE_LIMIT"] as const;

const ENVELOPE = ["Name", "Type", "Arguments", "DependsOn", "DisplayName", "Description"];
const CACHE = [...ENVELOPE, "CacheConfig"];
const RETRY = [...ENVELOPE, "RetryPolicies"];
const CACHE_AND_RETRY = [...CACHE, "RetryPolicies"];

const PLAIN: StepFacts = {
  cacheable: false,
  retryable: false,
  retryExceptions: [],
  keys: ENVELOPE,
  requiredKeys: ["Arguments"],
  expressionKeys: [],
  requiredArguments: [],
  forbiddenArguments: [],
  oneOfArguments: [],
  jobVariables: [],
};
const CACHED: StepFacts = { ...PLAIN, cacheable: true, keys: CACHE };
const RETRIED: StepFacts = { ...PLAIN, retryable: true, retryExceptions: STEP_EXCEPTIONS, keys: RETRY };
const JOB: StepFacts = {
  ...CACHED,
  retryable: true,
  retryExceptions: JOB_EXCEPTIONS,
  keys: CACHE_AND_RETRY,
};

const PROCESSING_ARGUMENTS = ["ProcessingResources", "AppSpecification.ImageUri", "RoleArn"];
const CHECK_KEYS = [
  ...CACHE,
  "CheckType",
  "ModelPackageGroupName",
  "SkipCheck",
  "FailOnViolation",
  "RegisterNewBaseline",
  "SuppliedBaselineConstraints",
];
const CHECK_EXPRESSIONS = [
  "ModelPackageGroupName",
  "SkipCheck",
  "FailOnViolation",
  "RegisterNewBaseline",
  "SuppliedBaselineConstraints",
];

/**
 * The rules of every step type that fit into a table.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html
 */
export const STEP_FACTS: ForEachStep<StepFacts> = {
  Processing: {
    ...JOB,
    keys: [...CACHE_AND_RETRY, "PropertyFiles"],
    requiredArguments: PROCESSING_ARGUMENTS,
    jobNameArgument: "ProcessingJobName",
    jobVariables: ["ProcessingJobName"],
  },
  Training: {
    ...JOB,
    requiredArguments: ["RoleArn", "OutputDataConfig.S3OutputPath"],
    jobNameArgument: "TrainingJobName",
    jobVariables: ["TrainingJobName"],
  },
  Tuning: {
    ...JOB,
    requiredArguments: [
      "HyperParameterTuningJobConfig.Strategy",
      "HyperParameterTuningJobConfig.ResourceLimits",
    ],
    jobNameArgument: "HyperParameterTuningJobName",
  },
  Transform: {
    ...JOB,
    requiredArguments: [
      "ModelName",
      "TransformInput.DataSource",
      "TransformOutput.S3OutputPath",
      "TransformResources",
    ],
    jobNameArgument: "TransformJobName",
  },
  Model: { ...RETRIED, requiredArguments: ["ExecutionRoleArn"], jobNameArgument: "ModelName" },
  RegisterModel: {
    ...RETRIED,
    forbiddenArguments: ["CertifyForMarketplace", "Description", "ClientToken"],
    jobNameArgument: "ModelPackageName",
  },
  Condition: {
    ...PLAIN,
    requiredArguments: ["Conditions"],
    closedArguments: ["Conditions", "IfSteps", "ElseSteps"],
  },
  Lambda: {
    ...CACHED,
    keys: [...CACHE, "FunctionArn", "OutputParameters"],
    requiredKeys: ["FunctionArn"],
    expressionKeys: ["FunctionArn"],
  },
  Callback: {
    ...CACHED,
    keys: [...CACHE, "SqsQueueUrl", "OutputParameters"],
    requiredKeys: ["SqsQueueUrl"],
    expressionKeys: ["SqsQueueUrl"],
  },
  Fail: { ...PLAIN, closedArguments: ["ErrorMessage"] },
  EMR: {
    ...JOB,
    retryExceptions: EMR_EXCEPTIONS,
    requiredArguments: ["StepConfig.HadoopJarStep.Jar"],
    forbiddenArguments: [
      "ClusterConfig.Name",
      "ClusterConfig.Steps",
      "ClusterConfig.AutoTerminationPolicy",
      "ClusterConfig.Instances.KeepJobFlowAliveWhenNoSteps",
      "ClusterConfig.Instances.TerminationProtected",
    ],
    oneOfArguments: [
      ["ClusterId", "ClusterConfig"],
      ["ClusterConfig.Instances.InstanceGroups", "ClusterConfig.Instances.InstanceFleets"],
    ],
  },
  EMRServerless: {
    ...JOB,
    requiredArguments: ["ExecutionRoleArn", "JobConfig"],
    oneOfArguments: [["ApplicationId", "ApplicationConfig"]],
  },
  AutoML: {
    ...JOB,
    requiredArguments: [
      "InputDataConfig",
      "OutputDataConfig.S3OutputPath",
      "RoleArn",
      "AutoMLJobConfig.Mode",
    ],
    forbiddenArguments: ["ModelDeployConfig", "GenerateCandidateDefinitionsOnly"],
    jobNameArgument: "AutoMLJobName",
  },
  QualityCheck: {
    ...CACHED,
    keys: [...CHECK_KEYS, "SuppliedBaselineStatistics"],
    requiredKeys: ["Arguments", "CheckType"],
    expressionKeys: [...CHECK_EXPRESSIONS, "SuppliedBaselineStatistics"],
    requiredArguments: PROCESSING_ARGUMENTS,
    jobNameArgument: "ProcessingJobName",
    jobVariables: ["ProcessingJobName"],
  },
  ClarifyCheck: {
    ...CACHED,
    keys: [...CHECK_KEYS, "ModelName"],
    requiredKeys: ["Arguments", "CheckType"],
    expressionKeys: [...CHECK_EXPRESSIONS, "ModelName"],
    requiredArguments: PROCESSING_ARGUMENTS,
    jobNameArgument: "ProcessingJobName",
    jobVariables: ["ProcessingJobName"],
  },
  EndpointConfig: {
    ...JOB,
    retryExceptions: STEP_EXCEPTIONS,
    requiredArguments: ["ProductionVariants"],
    forbiddenArguments: ["DataCaptureConfig", "ExplainerConfig"],
  },
  Endpoint: {
    ...CACHED,
    requiredArguments: ["EndpointConfigName"],
    forbiddenArguments: ["DeploymentConfig"],
  },
  InferenceComponent: PLAIN,
  Lineage: { ...PLAIN, closedArguments: ["Actions", "Artifacts", "Contexts", "Associations"] },
  BedrockCustomModel: PLAIN,
  BedrockCustomModelDeployment: PLAIN,
  BedrockModelImport: PLAIN,
  BedrockProvisionedModelThroughput: PLAIN,
};

/** Whether a text names a step type of the wire format. */
export const isStepType = (type: unknown): type is StepType =>
  typeof type === "string" && Object.hasOwn(STEP_FACTS, type);
