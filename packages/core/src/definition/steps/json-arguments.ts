import type { JsonObject } from "../../json.ts";
import type { Cacheable, Retryable, StepEnvelope } from "./envelope.ts";

/** Steps of services other than SageMaker: their arguments are kept as plain JSON with expressions in it. */
interface JsonArgumentsStep<Type extends string> extends StepEnvelope<Type> {
  readonly Arguments: JsonObject;
}

/** @see https://docs.aws.amazon.com/emr/latest/APIReference/API_AddJobFlowSteps.html */
export interface EmrStep extends JsonArgumentsStep<"EMR">, Cacheable, Retryable {}
/** @see https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_StartJobRun.html */
export interface EmrServerlessStep extends JsonArgumentsStep<"EMRServerless">, Cacheable, Retryable {}
/** Actions, artifacts, contexts and associations of SageMaker lineage. */
export interface LineageStep extends JsonArgumentsStep<"Lineage"> {}
/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateCustomModel.html */
export interface BedrockCustomModelStep extends JsonArgumentsStep<"BedrockCustomModel"> {}
/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateCustomModelDeployment.html */
export interface BedrockCustomModelDeploymentStep extends JsonArgumentsStep<"BedrockCustomModelDeployment"> {}
/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateModelImportJob.html */
export interface BedrockModelImportStep extends JsonArgumentsStep<"BedrockModelImport"> {}
/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateProvisionedModelThroughput.html */
export interface BedrockProvisionedModelThroughputStep
  extends JsonArgumentsStep<"BedrockProvisionedModelThroughput"> {}
