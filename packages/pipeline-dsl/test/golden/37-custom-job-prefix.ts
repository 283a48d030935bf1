import { pipeline, step } from "../../src/index.ts";

const job = { image: "img:1", instanceType: "ml.m5.large" } as const;

const process = step.processing("P", { ...job, jobNamePrefix: "my-proc" });

const train = step.training("T", {
  ...job,
  jobNamePrefix: "my-train",
  outputPath: "s3://my-bucket/o",
  overrides: {
    DebugHookConfig: { S3OutputPath: "s3://my-bucket/o", CollectionConfigurations: [] },
    ProfilerConfig: { DisableProfiler: true },
  },
});

const tune = step.tuning("U", {
  jobNamePrefix: "my-tune",
  objective: { type: "Maximize", metricName: "m" },
  parameterRanges: { x: { type: "Continuous", minValue: 0, maxValue: 1 } },
  maxNumberOfTrainingJobs: 1,
  trainingJobDefinition: {
    ...job,
    metricDefinitions: { m: "m" },
    channels: { training: "s3://data/t" },
    outputPath: "s3://my-bucket/o",
  },
});

const model = step.model("M-CreateModel", {
  image: "img:1",
  jobNamePrefix: "my-model",
  model: "s3://data/m.tar.gz",
  environment: {},
});

const transform = step.transform("X", {
  jobNamePrefix: "my-trans",
  modelName: "m",
  instanceType: "ml.m5.large",
  source: "s3://data/x",
});

export default pipeline("prefix", {
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  bucket: "my-bucket",
  steps: [process, train, tune, model, transform],
});
