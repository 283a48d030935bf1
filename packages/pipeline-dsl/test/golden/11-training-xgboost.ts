import { defineParams, param, pipeline, step } from "../../src/index.ts";

const params = defineParams({
  Rounds: param.integer({ default: 50 }),
  Eta: param.float({ default: 0.2 }),
  Type: param.string({ default: "ml.m5.xlarge" }),
});

const train = step.training("Train", {
  image: "246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-xgboost:1.7-1",
  instanceType: params.Type,
  outputPath: "s3://my-bucket/models",
  // Texts where Python's way of writing a value is wanted: ours are JSON's, `true` and `[1,"a"]`.
  hyperParameters: {
    objective: "reg:linear",
    num_round: params.Rounds,
    max_depth: 5,
    eta: params.Eta,
    gamma: 4.5,
    verbose: "True",
    flag: "False",
    s: "x y",
    lst: "[1, 'a']",
    dct: "{'k': 1}",
    tiny: "1e-07",
  },
  channels: {
    train: { source: "s3://data/train", contentType: "text/csv" },
    validation: {
      source: "s3://data/val",
      contentType: "text/csv",
      s3DataDistributionType: "ShardedByS3Key",
      compressionType: "Gzip",
      inputMode: "Pipe",
      recordWrapperType: "RecordIO",
      attributeNames: ["a"],
    },
    str: "s3://data/plain",
  },
  cache: { expireAfter: "T12H" },
  overrides: {
    DebugHookConfig: { S3OutputPath: "s3://my-bucket/models", CollectionConfigurations: [] },
    ProfilerConfig: { S3OutputPath: "s3://my-bucket/models", DisableProfiler: false },
  },
});

export default pipeline("train-xgb", {
  params,
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  steps: [train],
});
