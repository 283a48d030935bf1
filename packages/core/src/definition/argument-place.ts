import type { ForEachStep } from "./step.ts";

/**
 * What a place in a step's arguments wants of a value:
 * `text`: a String; literals of other types are written as text, expressions of other types clash.
 * `string`: a String, and nothing else. `integer`: a whole number. `message`: whatever it is, as text.
 * `request`: that depends on the members further down. `free`: anything, here and below.
 */
export type ArgumentPlace = "request" | "text" | "string" | "integer" | "message" | "free";

/** How a step type's arguments are checked: those of SageMaker's own requests by the table below. */
export const ARGUMENT_PLACES: ForEachStep<ArgumentPlace> = {
  Processing: "request",
  Training: "request",
  Tuning: "request",
  Transform: "request",
  Model: "request",
  RegisterModel: "request",
  AutoML: "request",
  QualityCheck: "request",
  ClarifyCheck: "request",
  EndpointConfig: "request",
  Endpoint: "request",
  InferenceComponent: "request",
  Fail: "message",
  Condition: "free",
  Lambda: "free",
  Callback: "free",
  EMR: "free",
  EMRServerless: "free",
  Lineage: "free",
  BedrockCustomModel: "free",
  BedrockCustomModelDeployment: "free",
  BedrockModelImport: "free",
  BedrockProvisionedModelThroughput: "free",
};

const members = (place: ArgumentPlace, names: readonly string[]): [string, ArgumentPlace][] =>
  names.map((name) => [name, place]);

/** Members with one meaning wherever they stand in SageMaker's requests. */
const MEMBERS: ReadonlyMap<string, ArgumentPlace> = new Map([
  ...members("text", [
    "ContainerArguments",
    "ContainerEntrypoint",
    "CustomerMetadataProperties",
    "Environment",
    "HyperParameters",
    "StaticHyperParameters",
    "Tags",
  ]),
  ...members("string", [
    "ExecutionRoleArn",
    "Image",
    "ImageUri",
    "InstanceType",
    "LocalPath",
    "ModelDataUrl",
    "ModelPackageGroupName",
    "RoleArn",
    "S3OutputPath",
    "S3Uri",
    "TrainingImage",
  ]),
  ...members("integer", [
    "InitialInstanceCount",
    "InstanceCount",
    "KeepAlivePeriodInSeconds",
    "MaxConcurrentTransforms",
    "MaxNumberOfTrainingJobs",
    "MaxParallelTrainingJobs",
    "MaxPayloadInMB",
    "MaxRuntimeInSeconds",
    "MaxWaitTimeInSeconds",
    "VolumeSizeInGB",
  ]),
]);

/** The place of a member, given that of the object it stands in: below a map of texts every key is the user's. */
export const placeOfMember = (parent: ArgumentPlace, name: string): ArgumentPlace =>
  parent === "request" ? (MEMBERS.get(name) ?? "request") : parent;
