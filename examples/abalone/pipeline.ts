import {
  defineParams,
  join,
  lessThanOrEqualTo,
  param,
  pipeline,
  report,
  step,
} from "@sagewright/pipeline-dsl";
import { imageUri } from "@sagewright/pipeline-dsl/images";
import { z } from "zod";
import { modelPackageGroup, region } from "./project.ts";

const sklearn = imageUri({ framework: "sklearn", version: "1.2-1", region });
const xgboost = imageUri({ framework: "xgboost", version: "1.7-1", region });

const params = defineParams({
  InputData: param.s3Uri({ default: "s3://sagemaker-sample-files/datasets/tabular/uci_abalone/abalone.csv" }),
  ProcessingInstanceCount: param.integer({ default: 1 }),
  ModelApprovalStatus: param.string({
    default: "PendingManualApproval",
    oneOf: ["PendingManualApproval", "Approved", "Rejected"],
  }),
  MseThreshold: param.float({ default: 6.0 }),
});

const cache = { expireAfter: "P30D" };

const preprocess = step.processing("PreprocessAbalone", {
  image: sklearn,
  instanceType: "ml.m5.xlarge",
  instanceCount: params.ProcessingInstanceCount,
  code: "code/preprocess.py",
  arguments: ["--base", "/opt/ml/processing"],
  inputs: { data: { source: params.InputData, destination: "/opt/ml/processing/input/data" } },
  outputs: {
    train: "/opt/ml/processing/train",
    validation: "/opt/ml/processing/validation",
    test: "/opt/ml/processing/test",
  },
  cache,
});

const train = step.training("TrainAbalone", {
  image: xgboost,
  instanceType: "ml.m5.xlarge",
  code: "code/train.py",
  hyperParameters: { objective: "reg:squarederror", num_round: 50, max_depth: 5, eta: 0.2, subsample: 0.7 },
  channels: {
    train: { source: preprocess.outputs.train, contentType: "text/csv" },
    validation: { source: preprocess.outputs.validation, contentType: "text/csv" },
  },
  cache,
});

const Evaluation = z.object({ regression_metrics: z.object({ mse: z.object({ value: z.number() }) }) });

const evaluate = step.processing("EvaluateAbalone", {
  image: xgboost,
  instanceType: "ml.m5.xlarge",
  code: "code/evaluate.py",
  arguments: ["--base", "/opt/ml/processing"],
  inputs: {
    model: { source: train.outputs.model, destination: "/opt/ml/processing/model" },
    test: { source: preprocess.outputs.test, destination: "/opt/ml/processing/test" },
  },
  outputs: { evaluation: "/opt/ml/processing/evaluation" },
  reports: { evaluation: report({ output: "evaluation", file: "evaluation.json", shape: Evaluation }) },
});

const mse = evaluate.reports.evaluation.get("regression_metrics.mse.value");

const gate = step.condition("MseIsLowEnough", {
  conditions: [lessThanOrEqualTo(mse, params.MseThreshold)],
  ifSteps: [
    step.registerModel("RegisterAbalone", {
      modelPackageGroupName: modelPackageGroup,
      image: xgboost,
      model: train.outputs.model,
      supportedContentTypes: ["text/csv"],
      supportedResponseMIMETypes: ["text/csv"],
      supportedRealtimeInferenceInstanceTypes: ["ml.t2.medium", "ml.m5.xlarge"],
      supportedTransformInstanceTypes: ["ml.m5.xlarge"],
      approvalStatus: params.ModelApprovalStatus,
      modelMetrics: { modelQuality: { statistics: evaluate.reports.evaluation } },
    }),
  ],
  elseSteps: [
    step.fail("MseIsTooHigh", { errorMessage: join(" ", "MSE", mse, "is above", params.MseThreshold) }),
  ],
});

export default pipeline("Abalone", { params, steps: [preprocess, train, evaluate, gate] });
