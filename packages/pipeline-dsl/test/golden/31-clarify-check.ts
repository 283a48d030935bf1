import { defineParams, param, pipeline, step } from "../../src/index.ts";

/** Clarify: bias in the data, bias in a model's answers, and what the answers go by. */
const params = defineParams({
  Skip: param.boolean({ default: false }),
  Model: param.string({ default: "m" }),
});

const job = {
  image: "306415355426.dkr.ecr.us-west-2.amazonaws.com/sagemaker-clarify-processing:1.0",
  instanceType: "ml.c5.xlarge",
  volumeSizeInGB: 120,
  maxRuntimeInSeconds: 1800,
  outputKmsKeyId: "ok",
  volumeKmsKeyId: "vk",
  environment: { E: "1" },
  dataset: "s3://data/x.csv",
  headers: ["y", "a", "b"],
  label: "y",
} as const;
const bias = {
  labelValuesOrThreshold: [1],
  facet: [{ nameOrIndex: "a", valueOrThreshold: [[0.5]] }],
  groupVariable: "b",
} as const;
const predictor = {
  modelName: params.Model,
  initialInstanceCount: 1,
  instanceType: "ml.m5.large",
  acceptType: "text/csv",
  contentType: "text/csv",
} as const;

const dataBias = step.clarifyCheck("DataBias", {
  ...job,
  ...bias,
  checkType: "DATA_BIAS",
  methods: ["CI", "DPL"],
  outputPath: "s3://my-bucket/clarify/d",
  skipCheck: params.Skip,
  registerNewBaseline: true,
  modelPackageGroupName: "g",
  suppliedBaselineConstraints: "s3://b/c.json",
  cache: { expireAfter: "P1D" },
});

const modelBias = step.clarifyCheck("ModelBias", {
  ...job,
  ...bias,
  checkType: "MODEL_BIAS",
  predictor,
  probabilityThreshold: 0.8,
  outputPath: "s3://my-bucket/clarify/m",
  failOnViolation: false,
});

const explain = step.clarifyCheck("Explain", {
  ...job,
  checkType: "MODEL_EXPLAINABILITY",
  predictor,
  shap: { baseline: [[0.1, 0.2]], numSamples: 5, aggMethod: "mean_abs", seed: 1 },
  outputPath: "s3://my-bucket/clarify/e",
  dependsOn: [dataBias],
  displayName: "dn",
  description: "d",
});

export default pipeline("clarify", {
  params,
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  bucket: "my-bucket",
  steps: [dataBias, modelBias, explain],
});
