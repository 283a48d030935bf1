import type { StepType } from "@sagewright/core";
import type { StepReader } from "./reader.ts";
import { readAutoML } from "./readers/auto-ml.ts";
import {
  readBedrockCustomModel,
  readBedrockCustomModelDeployment,
  readBedrockModelImport,
  readBedrockProvisionedModelThroughput,
} from "./readers/bedrock.ts";
import { readCallback } from "./readers/callback.ts";
import { readClarifyCheck } from "./readers/clarify-check.ts";
import { readCondition } from "./readers/condition.ts";
import { readEmr } from "./readers/emr.ts";
import { readEmrServerless } from "./readers/emr-serverless.ts";
import { readEndpoint } from "./readers/endpoint.ts";
import { readEndpointConfig } from "./readers/endpoint-config.ts";
import { readFail } from "./readers/fail.ts";
import { readInferenceComponent } from "./readers/inference-component.ts";
import { readLambda } from "./readers/lambda.ts";
import { readLineage } from "./readers/lineage.ts";
import { readModel } from "./readers/model.ts";
import { readProcessing } from "./readers/processing.ts";
import { readQualityCheck } from "./readers/quality-check.ts";
import { readRegisterModel } from "./readers/register-model.ts";
import { readTraining } from "./readers/training.ts";
import { readTransform } from "./readers/transform.ts";
import { readTuning } from "./readers/tuning.ts";

/** By the type of a step, how it is read; see reader.ts. */
export const READERS: { readonly [Type in StepType]?: StepReader } = {
  AutoML: readAutoML,
  BedrockCustomModel: readBedrockCustomModel,
  BedrockCustomModelDeployment: readBedrockCustomModelDeployment,
  BedrockModelImport: readBedrockModelImport,
  BedrockProvisionedModelThroughput: readBedrockProvisionedModelThroughput,
  Callback: readCallback,
  ClarifyCheck: readClarifyCheck,
  Condition: readCondition,
  EMR: readEmr,
  EMRServerless: readEmrServerless,
  Endpoint: readEndpoint,
  EndpointConfig: readEndpointConfig,
  Fail: readFail,
  InferenceComponent: readInferenceComponent,
  Lambda: readLambda,
  Lineage: readLineage,
  Model: readModel,
  Processing: readProcessing,
  QualityCheck: readQualityCheck,
  RegisterModel: readRegisterModel,
  Training: readTraining,
  Transform: readTransform,
  Tuning: readTuning,
};
