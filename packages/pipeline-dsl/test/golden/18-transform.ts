import { defineParams, param, pipeline, step } from "../../src/index.ts";

const params = defineParams({ BatchData: param.s3Uri({ default: "s3://data/batch" }) });

const model = step.model("Make-CreateModel", {
  image: "img:1",
  model: "s3://data/model.tar.gz",
  environment: {},
});

const full = step.transform("Tr", {
  modelName: model.outputs.modelName,
  instanceType: "ml.m5.xlarge",
  source: params.BatchData,
  contentType: "text/csv",
  compressionType: "Gzip",
  splitType: "Line",
  outputPath: "s3://my-bucket/transform",
  accept: "text/csv",
  assembleWith: "Line",
  outputKmsKeyId: "ok",
  volumeKmsKeyId: "vk",
  batchStrategy: "MultiRecord",
  maxConcurrentTransforms: 4,
  maxPayloadInMB: 6,
  environment: { K: "V" },
  dataProcessing: { inputFilter: "$[1:]", outputFilter: "$[0]", joinSource: "Input" },
  modelClientConfig: { invocationsTimeoutInSeconds: 60, invocationsMaxRetries: 1 },
  dataCaptureConfig: {
    destinationS3Uri: "s3://my-bucket/cap",
    kmsKeyId: "ck",
    generateInferenceId: true,
  },
  tags: [{ key: "a", value: "b" }],
  cache: { expireAfter: "PT1H" },
  overrides: { ExperimentConfig: { TrialComponentDisplayName: "tc" } },
});

const minimal = step.transform("TrMin", {
  modelName: "existing",
  instanceType: "ml.m5.xlarge",
  source: "s3://data/x",
});

export default pipeline("transform", {
  params,
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  bucket: "my-bucket",
  steps: [model, full, minimal],
});
