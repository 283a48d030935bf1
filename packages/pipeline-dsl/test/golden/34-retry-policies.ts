import { pipeline, step } from "../../src/index.ts";

const machine = { image: "img:1", instanceType: "ml.m5.large" } as const;

const processing = step.processing("P", {
  ...machine,
  retry: [
    {
      exceptionType: ["Step.SERVICE_FAULT", "Step.THROTTLING"],
      backoffRate: 2.5,
      intervalSeconds: 5,
      maxAttempts: 3,
    },
    { exceptionType: "Step.THROTTLING", expireAfterMin: 60, backoffRate: 2, intervalSeconds: 1 },
    {
      exceptionType: "SageMaker.RESOURCE_LIMIT",
      maxAttempts: 20,
      intervalSeconds: 60,
      backoffRate: 1,
    },
    {
      exceptionType: ["SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR"],
      expireAfterMin: 14400,
      backoffRate: 2,
      intervalSeconds: 1,
    },
  ],
});

const training = step.training("T", {
  ...machine,
  outputPath: "s3://my-bucket/",
  retry: [
    {
      exceptionType: ["SageMaker.RESOURCE_LIMIT", "SageMaker.CAPACITY_ERROR"],
      maxAttempts: 5,
      backoffRate: 2,
      intervalSeconds: 1,
    },
    { exceptionType: "Step.SERVICE_FAULT", maxAttempts: 1, backoffRate: 2, intervalSeconds: 1 },
  ],
  overrides: {
    DebugHookConfig: { S3OutputPath: "s3://my-bucket/", CollectionConfigurations: [] },
    ProfilerConfig: { DisableProfiler: true },
  },
});

export default pipeline("retry", {
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  steps: [processing, training],
});
