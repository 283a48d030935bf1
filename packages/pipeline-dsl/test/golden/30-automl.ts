import { pipeline, step } from "../../src/index.ts";

const auto = step.autoML("Auto", {
  channels: { training: "s3://data/train", validation: "s3://data/val" },
  targetAttributeName: "y",
  problemType: "Regression",
  metricName: "MSE",
  maxRuntimePerTrainingJobInSeconds: 600,
  maxAutoMLJobRuntimeInSeconds: 3600,
  outputPath: "s3://my-bucket/automl",
  kmsKeyId: "k",
  enableInterContainerTrafficEncryption: false,
  tags: [{ key: "a", value: "b" }],
  cache: { expireAfter: "P1D" },
});

const register = step.registerModel("Reg-RegisterModel", {
  ...auto.bestCandidate,
  modelPackageGroupName: "g",
  supportedContentTypes: ["text/csv"],
  supportedResponseMIMETypes: ["text/csv"],
  supportedRealtimeInferenceInstanceTypes: ["ml.m5.large"],
  supportedTransformInstanceTypes: ["ml.m5.large"],
  skipModelValidation: "None",
});

export default pipeline("automl", {
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  steps: [auto, register],
});
