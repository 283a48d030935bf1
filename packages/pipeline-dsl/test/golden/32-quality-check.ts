import { defineParams, param, pipeline, refTo, type S3Uri, step } from "../../src/index.ts";

/** Quality of data and of a model's answers; what was found becomes the baseline of a registered model. */
const params = defineParams({
  Skip: param.boolean({ default: true }),
  Group: param.string({ default: "g" }),
});

const job = {
  image: "159807026194.dkr.ecr.us-west-2.amazonaws.com/sagemaker-model-monitor-analyzer",
  tags: [{ key: "a", value: "b" }],
} as const;

const data = step.qualityCheck("Data", {
  ...job,
  checkType: "DATA_QUALITY",
  baselineDataset: "s3://data/base.csv",
  datasetFormat: { csv: { header: true, outputColumnsPosition: "START" } },
  outputPath: "s3://my-bucket/dq",
  recordPreprocessorScript: "code/preprocess.py",
  postAnalyticsProcessorScript: "code/evaluate.py",
  skipCheck: params.Skip,
  registerNewBaseline: params.Skip,
  modelPackageGroupName: params.Group,
  suppliedBaselineStatistics: "s3://b/s.json",
  suppliedBaselineConstraints: "s3://b/c.json",
  cache: { expireAfter: "P1D" },
});

const model = step.qualityCheck("Model", {
  ...job,
  checkType: "MODEL_QUALITY",
  // The recording takes the name of the group for a data set too, which the types know better.
  baselineDataset: refTo<S3Uri>({ Get: "Parameters.Group" }),
  datasetFormat: { json: { lines: true } },
  problemType: "BinaryClassification",
  inferenceAttribute: "p",
  probabilityAttribute: 1,
  groundTruthAttribute: "y",
  probabilityThresholdAttribute: 0.5,
  failOnViolation: false,
  dependsOn: [data],
});

const register = step.registerModel("Reg-RegisterModel", {
  model: "s3://data/m.tar.gz",
  image: "img:1",
  environment: {},
  supportedContentTypes: ["t"],
  supportedResponseMIMETypes: ["t"],
  modelPackageGroupName: "g",
  skipModelValidation: "None",
  modelMetrics: {
    modelDataQuality: {
      statistics: { s3Uri: data.outputs.calculatedBaselineStatistics },
      constraints: { s3Uri: data.outputs.calculatedBaselineConstraints },
    },
    // The SDK writes these two even when there is nothing to say.
    bias: {},
    explainability: {},
  },
  driftCheckBaselines: {
    modelDataQuality: {
      statistics: { s3Uri: data.outputs.baselineUsedForDriftCheckStatistics },
      constraints: { s3Uri: model.outputs.baselineUsedForDriftCheckConstraints },
    },
  },
});

export default pipeline("quality", {
  params,
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  bucket: "my-bucket",
  steps: [data, model, register],
});
