import { z } from "zod";
import { defineParams, join, lessThanOrEqualTo, param, pipeline, report, step } from "../src/index.ts";

// The pipeline of golden/42-abalone/sdk.py, as a user of the Python SDK would write it here.
const SKLEARN = "246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3";
const XGBOOST = "246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-xgboost:1.7-1";
const cache = { expireAfter: "30d" };

const Evaluation = z.object({ regression_metrics: z.object({ mse: z.object({ value: z.number() }) }) });

export const params = defineParams({
  TrainingInstanceType: param.string({ default: "ml.m5.xlarge" }),
  ProcessingInstanceCount: param.integer({ default: 1 }),
  ModelApprovalStatus: param.string({ default: "PendingManualApproval" }),
  InputData: param.s3Uri({ default: "s3://data/abalone.csv" }),
  BatchData: param.s3Uri({ default: "s3://data/batch.csv" }),
  MseThreshold: param.float({ default: 6.0 }),
});

export const preprocess = step.processing("AbaloneProcess", {
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

export const train = step.training("AbaloneTrain", {
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

export const evaluate = step.processing("AbaloneEval", {
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
  modelMetrics: { modelQuality: { statistics: evaluate.reports.EvaluationReport } },
  skipModelValidation: "None",
});

const create = step.model("AbaloneCreate-CreateModel", { model: train.outputs.model, image: XGBOOST });

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

export const abalone = pipeline("AbalonePipeline", {
  params,
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  bucket: "my-bucket",
  steps: [preprocess, train, evaluate, gate],
});
