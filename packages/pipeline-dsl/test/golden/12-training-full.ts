import { execution, join, pipeline, step } from "../../src/index.ts";

const train = step.training("Train", {
  displayName: "dn",
  description: "d",
  image: "img:1",
  entrypoint: ["python"],
  arguments: ["-m", "x"],
  instanceType: "ml.p3.2xlarge",
  instanceCount: 2,
  volumeSizeInGB: 100,
  volumeKmsKeyId: "vk",
  channels: { training: "s3://data/x" },
  trainingInputMode: "FastFile",
  hyperParameters: { epochs: 3 },
  metricDefinitions: { rmse: "rmse=(.*?);" },
  outputPath: join("/", "s3://my-bucket", execution.pipelineExecutionId, "out"),
  kmsKeyId: "ok",
  environment: { E: "1" },
  maxRuntimeInSeconds: 3600,
  maxWaitTimeInSeconds: 7200,
  enableManagedSpotTraining: true,
  checkpointConfig: { s3Uri: "s3://my-bucket/ckpt", localPath: "/opt/ml/checkpoints" },
  vpcConfig: { subnets: ["subnet-1"], securityGroupIds: ["sg-1"] },
  enableNetworkIsolation: true,
  enableInterContainerTrafficEncryption: true,
  tags: [{ key: "a", value: "b" }],
  overrides: {
    AlgorithmSpecification: {
      TrainingImageConfig: {
        TrainingRepositoryAccessMode: "Vpc",
        TrainingRepositoryAuthConfig: {
          TrainingRepositoryCredentialsProviderArn: "arn:aws:lambda:us-west-2:123456789012:function:creds",
        },
      },
      EnableSageMakerMetricsTimeSeries: true,
    },
    ExperimentConfig: { TrialComponentDisplayName: "tc" },
    RetryStrategy: { MaximumRetryAttempts: 3 },
    DebugHookConfig: {
      S3OutputPath: "s3://my-bucket/dbg",
      LocalPath: "/tmp/dbg",
      HookParameters: { save_interval: "10" },
      CollectionConfigurations: [
        { CollectionName: "losses", CollectionParameters: { include_regex: "loss" } },
        { CollectionName: "losses", CollectionParameters: { save_interval: "500" } },
      ],
    },
    DebugRuleConfigurations: [
      {
        RuleConfigurationName: "LossNotDecreasing",
        RuleEvaluatorImage: "895741380848.dkr.ecr.us-west-2.amazonaws.com/sagemaker-debugger-rules:latest",
        RuleParameters: { rule_to_invoke: "LossNotDecreasing", threshold: "0.1" },
      },
    ],
    TensorBoardOutputConfig: { S3OutputPath: "s3://my-bucket/tb", LocalPath: "/tmp/tb" },
    ProfilerConfig: { DisableProfiler: true },
  },
});

export default pipeline("train-full", {
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  steps: [train],
});
