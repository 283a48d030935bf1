import { defineParams, param, pipeline, step } from "../../src/index.ts";

const params = defineParams({
  InstanceType: param.string({ default: "ml.m5.large" }),
  Count: param.integer({ default: 1 }),
  Input: param.s3Uri({ default: "s3://data/in" }),
});

const raw = step.processing("Raw", {
  displayName: "Raw step",
  description: "A raw processing step",
  image: "123456789012.dkr.ecr.us-west-2.amazonaws.com/img:1",
  entrypoint: ["python3", "/opt/run.py"],
  arguments: ["--type", params.InstanceType, "--n", 5, "--count", params.Count],
  instanceType: params.InstanceType,
  instanceCount: params.Count,
  volumeSizeInGB: 50,
  volumeKmsKeyId: "vol-key",
  outputKmsKeyId: "out-key",
  maxRuntimeInSeconds: 1200,
  environment: { A: 1, B: params.InstanceType },
  networkConfig: {
    enableNetworkIsolation: true,
    enableInterContainerTrafficEncryption: true,
    vpcConfig: { securityGroupIds: ["sg-1"], subnets: ["subnet-1", "subnet-2"] },
  },
  inputs: {
    full: {
      source: params.Input,
      destination: "/opt/ml/processing/full",
      s3DataType: "ManifestFile",
      s3InputMode: "Pipe",
      s3DataDistributionType: "ShardedByS3Key",
      s3CompressionType: "Gzip",
    },
    "input-2": { source: "s3://data/other", destination: "/opt/ml/processing/other" },
    managed: { source: "s3://data/app", destination: "/opt/ml/processing/app", appManaged: true },
  },
  outputs: {
    train: { source: "/opt/ml/processing/train", destination: "s3://my-bucket/train" },
    "output-2": "/opt/ml/processing/unnamed",
    cont: {
      source: "/opt/ml/processing/cont",
      destination: params.Input,
      s3UploadMode: "Continuous",
    },
  },
  tags: [{ key: "team", value: "ml" }],
  cache: { expireAfter: "P30D" },
  overrides: { ExperimentConfig: { TrialComponentDisplayName: "tc" } },
});

export default pipeline("proc-raw", {
  params,
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  bucket: "my-bucket",
  steps: [raw],
});
