import type { Step } from "@sagewright/core";
import type { StepNode } from "../step-node.ts";
import { type AutoMLStep, emitAutoML } from "../steps/auto-ml.ts";
import { type BedrockCustomModelStep, emitBedrockCustomModel } from "../steps/bedrock-custom-model.ts";
import {
  type BedrockCustomModelDeploymentStep,
  emitBedrockCustomModelDeployment,
} from "../steps/bedrock-custom-model-deployment.ts";
import { type BedrockModelImportStep, emitBedrockModelImport } from "../steps/bedrock-model-import.ts";
import {
  type BedrockProvisionedModelThroughputStep,
  emitBedrockProvisionedModelThroughput,
} from "../steps/bedrock-provisioned-model-throughput.ts";
import { type CallbackStep, emitCallback } from "../steps/callback.ts";
import { type ClarifyCheckStep, emitClarifyCheck } from "../steps/clarify-check.ts";
import { type ConditionStep, emitCondition } from "../steps/condition.ts";
import { type EmrStep, emitEmr } from "../steps/emr.ts";
import { type EmrServerlessStep, emitEmrServerless } from "../steps/emr-serverless.ts";
import { type EndpointStep, emitEndpoint } from "../steps/endpoint.ts";
import { type EndpointConfigStep, emitEndpointConfig } from "../steps/endpoint-config.ts";
import { emitFail, type FailStep } from "../steps/fail.ts";
import { emitFnOnLambda, type FunctionOnLambdaStep } from "../steps/fn-on-lambda.ts";
import { emitFnOnProcessing, type FunctionStep } from "../steps/fn-on-processing.ts";
import { emitInferenceComponent, type InferenceComponentStep } from "../steps/inference-component.ts";
import { emitLambda, type LambdaStep } from "../steps/lambda.ts";
import { emitLineage, type LineageStep } from "../steps/lineage.ts";
import { emitModel, type ModelStep } from "../steps/model.ts";
import { emitNotebookJob, type NotebookJobStep } from "../steps/notebook-job.ts";
import { emitProcessing, type ProcessingStep } from "../steps/processing.ts";
import { emitQualityCheck, type QualityCheckStep } from "../steps/quality-check.ts";
import { emitRaw, type RawStep } from "../steps/raw.ts";
import { emitRegisterModel, type RegisterModelStep } from "../steps/register-model.ts";
import { emitTraining, type TrainingStep } from "../steps/training.ts";
import { emitTransform, type TransformStep } from "../steps/transform.ts";
import { emitTuning, type TuningStep } from "../steps/tuning.ts";
import type { StepEmission } from "./emission.ts";
import { placedAt } from "./misused-ref.ts";

export type AnyStep =
  | AutoMLStep
  | BedrockCustomModelDeploymentStep
  | BedrockCustomModelStep
  | BedrockModelImportStep
  | BedrockProvisionedModelThroughputStep
  | CallbackStep
  | ClarifyCheckStep
  | ConditionStep
  | EmrServerlessStep
  | EmrStep
  | EndpointConfigStep
  | EndpointStep
  | FailStep
  | FunctionOnLambdaStep
  | FunctionStep
  | InferenceComponentStep
  | LambdaStep
  | LineageStep
  | ModelStep
  | NotebookJobStep
  | ProcessingStep
  | QualityCheckStep
  | RawStep
  | RegisterModelStep
  | TrainingStep
  | TransformStep
  | TuningStep;

type Emitter<Node> = (node: Node, to: StepEmission) => Step;
const EMITTERS: { readonly [Kind in AnyStep["kind"]]: Emitter<Extract<AnyStep, { readonly kind: Kind }>> } = {
  autoML: emitAutoML,
  bedrockCustomModel: emitBedrockCustomModel,
  bedrockCustomModelDeployment: emitBedrockCustomModelDeployment,
  bedrockModelImport: emitBedrockModelImport,
  bedrockProvisionedModelThroughput: emitBedrockProvisionedModelThroughput,
  callback: emitCallback,
  clarifyCheck: emitClarifyCheck,
  condition: emitCondition,
  emr: emitEmr,
  emrServerless: emitEmrServerless,
  endpoint: emitEndpoint,
  endpointConfig: emitEndpointConfig,
  fail: emitFail,
  fn: emitFnOnProcessing,
  fnOnLambda: emitFnOnLambda,
  inferenceComponent: emitInferenceComponent,
  lambda: emitLambda,
  lineage: emitLineage,
  model: emitModel,
  notebookJob: emitNotebookJob,
  processing: emitProcessing,
  qualityCheck: emitQualityCheck,
  raw: emitRaw,
  registerModel: emitRegisterModel,
  training: emitTraining,
  transform: emitTransform,
  tuning: emitTuning,
};

/** A step as it stands in the definition. */
export const emitStep: Emitter<StepNode> = (node, to) => {
  try {
    return (EMITTERS[node.kind as AnyStep["kind"]] as Emitter<StepNode>)(node, to);
  } catch (error) {
    throw placedAt(node.name, error);
  }
};
