import { z } from "zod";
import {
  type CompileOptions,
  defineParams,
  join,
  lessThanOrEqualTo,
  param,
  pipeline,
  report,
  step,
} from "../../src/index.ts";

const SKLEARN = "246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3";
const XGBOOST = "246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-xgboost:1.7-1";
const cache = { expireAfter: "30d" };

const Evaluation = z.object({ regression_metrics: z.object({ mse: z.object({ value: z.number() }) }) });

const params = defineParams({
  TrainingInstanceType: param.string({ default: "ml.m5.xlarge" }),
  ProcessingInstanceCount: param.integer({ default: 1 }),
  ModelApprovalStatus: param.string({ default: "PendingManualApproval" }),
  InputData: param.s3Uri({ default: "s3://data/abalone.csv" }),
  BatchData: param.s3Uri({ default: "s3://data/batch.csv" }),
  MseThreshold: param.float({ default: 6.0 }),
});

const preprocess = step.processing("AbaloneProcess", {
  image: SKLEARN,
  instanceType: "ml.m5.xlarge",
  instanceCount: params.ProcessingInstanceCount,
  code: "code/preprocess.py",
  arguments: ["--input-data", params.InputData],
  outputs: {
    train: "/opt/ml/processing/train",
    validation: "/opt/ml/processing/validation",
    test: "/opt/ml/processing/test",
  },
  cache,
});

const train = step.training("AbaloneTrain", {
  image: XGBOOST,
  instanceType: params.TrainingInstanceType,
  channels: {
    train: { source: preprocess.outputs.train, contentType: "text/csv" },
    validation: { source: preprocess.outputs.validation, contentType: "text/csv" },
  },
  hyperParameters: {
    objective: "reg:linear",
    num_round: 50,
    max_depth: 5,
    eta: 0.2,
    gamma: 4,
    min_child_weight: 6,
    subsample: 0.7,
  },
  outputPath: "s3://my-bucket/AbaloneTrain",
  overrides: {
    DebugHookConfig: { S3OutputPath: "s3://my-bucket/AbaloneTrain", CollectionConfigurations: [] },
    ProfilerConfig: { DisableProfiler: true },
  },
  cache,
});

const evaluate = step.processing("AbaloneEval", {
  image: XGBOOST,
  instanceType: "ml.m5.xlarge",
  code: "code/evaluate.py",
  inputs: {
    "input-1": { source: train.outputs.model, destination: "/opt/ml/processing/model" },
    "input-2": { source: preprocess.outputs.test, destination: "/opt/ml/processing/test" },
  },
  outputs: { evaluation: "/opt/ml/processing/evaluation" },
  reports: {
    EvaluationReport: report({ output: "evaluation", file: "evaluation.json", shape: Evaluation }),
  },
});

const register = step.registerModel("AbaloneRegister-RegisterModel", {
  model: train.outputs.model,
  image: XGBOOST,
  modelPackageGroupName: "AbaloneGroup",
  approvalStatus: params.ModelApprovalStatus,
  supportedContentTypes: ["text/csv"],
  supportedResponseMIMETypes: ["text/csv"],
  supportedRealtimeInferenceInstanceTypes: ["ml.t2.medium", "ml.m5.xlarge"],
  supportedTransformInstanceTypes: ["ml.m5.xlarge"],
  environment: {},
  modelMetrics: {
    modelQuality: { statistics: evaluate.reports.EvaluationReport },
    bias: {},
    explainability: {},
  },
  skipModelValidation: "None",
});

const create = step.model("AbaloneCreate-CreateModel", {
  model: train.outputs.model,
  image: XGBOOST,
  environment: {},
});

const transform = step.transform("AbaloneTransform", {
  modelName: create.outputs.modelName,
  instanceType: "ml.m5.xlarge",
  source: params.BatchData,
  outputPath: "s3://my-bucket/AbaloneTransform",
});

const mse = evaluate.reports.EvaluationReport.get("regression_metrics.mse.value");

const gate = step.condition("AbaloneMSECond", {
  conditions: [lessThanOrEqualTo(mse, params.MseThreshold)],
  ifSteps: [register, create, transform],
  elseSteps: [
    step.fail("AbaloneMSEFail", {
      errorMessage: join(" ", "Execution failed due to MSE >", params.MseThreshold),
    }),
  ],
});

export default pipeline("AbalonePipeline", {
  params,
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  bucket: "my-bucket",
  steps: [preprocess, train, evaluate, gate],
});

/** The hashes that the recording has; the SDK's cover the path as it was spelled too. */
export const options: CompileOptions = {
  assets: {
    "code:code/preprocess.py": "7df44cc2db2d7b60ec07a0a0c62cfe333173dc49d12e8699c4f89872a7280363",
    "code:code/evaluate.py": "3423766ef1674cf1f1de3b534d32c173b861234ec2e47279cdbd7c78caa6b0f8",
  },
};
