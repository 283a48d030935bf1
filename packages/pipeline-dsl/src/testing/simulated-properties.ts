import {
  type ForEachStep,
  type JsonObject,
  type JsonValue,
  jobName,
  type Step,
  sagemakerArn,
} from "@sagewright/core";

/** 12 characters, like the id that the service gives an execution. */
export const EXECUTION_ID = "simulation00";
export const PLACE = { region: "us-east-1", accountId: "000000000000" };
const SUFFIX = "sim";

/** How the Describe response of a step type names what the step made. */
interface Resource {
  readonly name?: string;
  readonly arn?: string;
  /** The kind of resource in the ARN. */
  readonly kind?: string;
  readonly status?: readonly [member: string, value: string];
  readonly maxName?: number;
}

const job = (prefix: string, kind: string, maxName = 63): Resource => ({
  name: `${prefix}Name`,
  arn: `${prefix}Arn`,
  kind,
  status: [`${prefix}Status`, "Completed"],
  maxName,
});
const ECHO: Resource = {};

const RESOURCES: ForEachStep<Resource> = {
  Processing: job("ProcessingJob", "processing-job"),
  QualityCheck: job("ProcessingJob", "processing-job"),
  ClarifyCheck: job("ProcessingJob", "processing-job"),
  Training: job("TrainingJob", "training-job"),
  Tuning: job("HyperParameterTuningJob", "hyper-parameter-tuning-job", 32),
  Transform: job("TransformJob", "transform-job"),
  AutoML: job("AutoMLJob", "automl-job", 32),
  Model: { name: "ModelName", arn: "ModelArn", kind: "model" },
  RegisterModel: { arn: "ModelPackageArn", status: ["ModelPackageStatus", "Completed"] },
  EndpointConfig: { name: "EndpointConfigName", arn: "EndpointConfigArn", kind: "endpoint-config" },
  Endpoint: {
    name: "EndpointName",
    arn: "EndpointArn",
    kind: "endpoint",
    status: ["EndpointStatus", "InService"],
  },
  InferenceComponent: {
    name: "InferenceComponentName",
    arn: "InferenceComponentArn",
    kind: "inference-component",
    status: ["InferenceComponentStatus", "InService"],
  },
  Condition: ECHO,
  Fail: ECHO,
  Lambda: ECHO,
  Callback: ECHO,
  EMR: ECHO,
  EMRServerless: ECHO,
  Lineage: ECHO,
  BedrockCustomModel: ECHO,
  BedrockCustomModelDeployment: ECHO,
  BedrockModelImport: ECHO,
  BedrockProvisionedModelThroughput: ECHO,
};

/** The name of what a step makes, as the service would give it. */
export const simulatedJobName = (step: Step): string =>
  jobName(EXECUTION_ID, step.Name, SUFFIX, RESOURCES[step.Type].maxName);

/** What the Describe response of a finished step would hold: its request, and what the service adds. */
export function simulatedProperties(step: Step, args: JsonObject): JsonObject {
  const { name, arn, kind, status } = RESOURCES[step.Type];
  const jobName = simulatedJobName(step);
  const own = name === undefined || typeof args[name] !== "string" ? jobName : args[name];
  return {
    ...args,
    ...(name === undefined ? {} : { [name]: own }),
    ...(arn === undefined || kind === undefined ? {} : { [arn]: sagemakerArn(PLACE, `${kind}/${own}`) }),
    ...(status === undefined ? {} : { [status[0]]: status[1] }),
    ...RESULTS[step.Type]?.(args, own),
  };
}

/** What only the run itself makes. */
const RESULTS: Partial<ForEachStep<(args: JsonObject, name: string) => JsonObject>> = {
  Training: (args, name) => ({ ModelArtifacts: { S3ModelArtifacts: artifacts(args, name) } }),
  Tuning: (args, name) => ({
    BestTrainingJob: { TrainingJobName: `${name}-001` },
    TrainingJobSummaries: [{ TrainingJobName: `${name}-001` }],
    TrainingJobStatusCounters: { Completed: 1 },
    ...(args.TrainingJobDefinition === undefined
      ? {}
      : { TrainingJobDefinition: args.TrainingJobDefinition }),
  }),
  EMR: (args, name) => ({ Id: `s-${name}`, ClusterId: args.ClusterId ?? `j-${name}` }),
  EMRServerless: (args, name) => ({
    jobRun: { jobRunId: name, applicationId: args.ApplicationId ?? name, state: "SUCCESS" },
  }),
  QualityCheck: (args) => ({
    ...baselines(args, "Statistics", "statistics.json"),
    ...baselines(args, "Constraints", "constraints.json"),
  }),
  ClarifyCheck: (args) => baselines(args, "Constraints", "analysis.json"),
  RegisterModel: (args) => {
    const group = String(args.ModelPackageGroupName ?? "model");
    return {
      ModelPackageVersion: 1,
      ModelPackageArn: sagemakerArn(PLACE, `model-package/${group}/1`),
      ModelApprovalStatus: args.ModelApprovalStatus ?? "PendingManualApproval",
    };
  },
};

function artifacts(args: JsonObject, name: string): string {
  const output: JsonValue | undefined = args.OutputDataConfig;
  const path =
    typeof output === "object" && output !== null && "S3OutputPath" in output ? output.S3OutputPath : "";
  return `${String(path).replace(/\/+$/, "")}/${name}/output/model.tar.gz`;
}

/** As if nothing had been known before: the baseline of this run is the one to compare with. */
function baselines(args: JsonObject, kind: string, file: string): JsonObject {
  const { Outputs: outputs } = (args.ProcessingOutputConfig ?? {}) as JsonObject;
  const [output] = Array.isArray(outputs) ? (outputs as readonly JsonObject[]) : [];
  const { S3Uri: uri } = (output?.S3Output ?? {}) as JsonObject;
  const place = `${String(uri).replace(/\/+$/, "")}/${file}`;
  return { [`CalculatedBaseline${kind}`]: place, [`BaselineUsedForDriftCheck${kind}`]: place };
}
