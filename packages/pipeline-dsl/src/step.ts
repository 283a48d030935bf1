import { autoML } from "./steps/auto-ml.ts";
import { bedrockCustomModel } from "./steps/bedrock-custom-model.ts";
import { bedrockCustomModelDeployment } from "./steps/bedrock-custom-model-deployment.ts";
import { bedrockModelImport } from "./steps/bedrock-model-import.ts";
import { bedrockProvisionedModelThroughput } from "./steps/bedrock-provisioned-model-throughput.ts";
import { callback } from "./steps/callback.ts";
import { clarifyCheck } from "./steps/clarify-check.ts";
import { condition } from "./steps/condition.ts";
import { emr } from "./steps/emr.ts";
import { emrServerless } from "./steps/emr-serverless.ts";
import { endpoint } from "./steps/endpoint.ts";
import { endpointConfig } from "./steps/endpoint-config.ts";
import { fail } from "./steps/fail.ts";
import { fn } from "./steps/fn.ts";
import { inferenceComponent } from "./steps/inference-component.ts";
import { lambda } from "./steps/lambda.ts";
import { lineage } from "./steps/lineage.ts";
import { model } from "./steps/model.ts";
import { monitorBatchTransform } from "./steps/monitor-batch-transform.ts";
import { notebookJob } from "./steps/notebook-job.ts";
import { processing } from "./steps/processing.ts";
import { qualityCheck } from "./steps/quality-check.ts";
import { raw } from "./steps/raw.ts";
import { registerModel } from "./steps/register-model.ts";
import { repackModel } from "./steps/repack-model.ts";
import { training } from "./steps/training.ts";
import { transform } from "./steps/transform.ts";
import { tuning } from "./steps/tuning.ts";

/** The steps a pipeline is made of. Each takes its name first: 1 to 64 of `A-Za-z0-9-_`, unique in the pipeline. */
export const step = Object.freeze({
  autoML,
  bedrockCustomModel,
  bedrockCustomModelDeployment,
  bedrockModelImport,
  bedrockProvisionedModelThroughput,
  callback,
  clarifyCheck,
  condition,
  emr,
  emrServerless,
  endpoint,
  endpointConfig,
  fail,
  fn,
  inferenceComponent,
  lambda,
  lineage,
  model,
  monitorBatchTransform,
  notebookJob,
  processing,
  qualityCheck,
  raw,
  registerModel,
  repackModel,
  training,
  transform,
  tuning,
});
