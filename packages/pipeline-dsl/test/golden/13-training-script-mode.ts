import { type CompileOptions, pipeline, step } from "../../src/index.ts";

const SKLEARN = "246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3";

/** What the Python SDK adds by itself. */
const debug = {
  DebugHookConfig: { S3OutputPath: "s3://my-bucket/", CollectionConfigurations: [] },
  ProfilerConfig: { DisableProfiler: true },
} as const;

const pytorch = step.training("PT", {
  image: "763104351884.dkr.ecr.us-west-2.amazonaws.com/pytorch-training:2.0.1-gpu-py310",
  instanceType: "ml.g4dn.xlarge",
  instanceCount: 2,
  code: "code/src",
  entryPoint: "main.py",
  dependencies: ["code/lib"],
  distribution: "torch_distributed",
  hyperParameters: { epochs: 3, lr: 0.1, name: "n", on: true },
  channels: { train: "s3://data/t" },
  outputPath: "s3://my-bucket/",
  overrides: { ...debug, AlgorithmSpecification: { EnableSageMakerMetricsTimeSeries: true } },
});

const sklearn = step.training("SK", {
  image: SKLEARN,
  instanceType: "ml.m5.large",
  code: "code/train.py",
  codeLocation: "s3://my-bucket/cl",
  channels: { train: "s3://data/t" },
  outputPath: "s3://my-bucket/",
  overrides: debug,
});

const packed = step.training("SK3", {
  image: SKLEARN,
  instanceType: "ml.m5.large",
  code: "s3://my-bucket/src/sourcedir.tar.gz",
  entryPoint: "train.py",
  outputPath: "s3://my-bucket/",
  overrides: debug,
});

export default pipeline("train-script", {
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  bucket: "my-bucket",
  steps: [pytorch, sklearn, packed],
});

/** What `run` and `deploy` find by hashing the files. */
export const options: CompileOptions = {
  assets: {
    'archive:["code/src","code/lib"]': "c34f01f5749b4df8df9adab24258022941db718b5b859e580571ae014d6d0569",
    'archive:["code/train.py"] at s3://my-bucket/cl':
      "4244cbb8acb63a647047711a46303744e26df0ac213e2c7f4adee72e7de4d6f4",
  },
};
