import { pipeline, step } from "../../src/index.ts";

const machine = { image: "img:1", instanceType: "ml.m5.large" } as const;
const functionArn = "arn:aws:lambda:us-west-2:123456789012:function:f";

const train = step.training("Train", {
  ...machine,
  channels: { train: "s3://data/t" },
  outputPath: "s3://my-bucket/o",
  overrides: {
    DebugHookConfig: { S3OutputPath: "s3://my-bucket/o", CollectionConfigurations: [] },
    ProfilerConfig: { DisableProfiler: true },
  },
});

const processing = step.processing("Proc", { ...machine, outputs: { o: "/opt/ml/processing/o" } });

const tune = step.tuning("Tune", {
  objective: { type: "Maximize", metricName: "m" },
  parameterRanges: { x: { type: "Continuous", minValue: 0, maxValue: 1 } },
  maxNumberOfTrainingJobs: 1,
  maxParallelTrainingJobs: 1,
  trainingJobDefinition: {
    ...machine,
    channels: { training: "s3://data/t" },
    outputPath: "s3://my-bucket/o",
    metricDefinitions: { m: "m" },
  },
});

const model = step.model("Mod-CreateModel", {
  image: "img:1",
  model: train.outputs.model,
  environment: {},
});

const register = step.registerModel("Reg-RegisterModel", {
  modelPackageGroupName: "g",
  image: "img:1",
  model: train.outputs.model,
  environment: {},
  supportedContentTypes: ["t"],
  supportedResponseMIMETypes: ["t"],
  skipModelValidation: "None",
});

const transform = step.transform("Trans", {
  modelName: model.outputs.modelName,
  instanceType: "ml.m5.large",
  source: "s3://data/x",
});

const emr = step.emr("Emr", { clusterId: "j-1", jar: "s3://j.jar" });

const first = step.lambda("L1", { functionArn, outputs: { out: "String" } });

const use = step.lambda("Use", {
  functionArn,
  inputs: {
    a: train.outputs.model,
    b: train.properties.TrainingJobName,
    c: train.properties.FinalMetricDataList.at("rmse").Value,
    c0: train.properties.FinalMetricDataList.at(0).Value,
    d: train.properties.HyperParameters.at("eta"),
    e: train.properties.ResourceConfig.InstanceCount,
    f: processing.outputs.o,
    g: tune.outputs.bestTrainingJobName,
    h: tune.properties.TrainingJobSummaries.at(1).TrainingJobName,
    h2: tune.properties.BestTrainingJob.FinalHyperParameterTuningJobObjectiveMetric.Value,
    i: model.outputs.modelName,
    i2: model.properties.PrimaryContainer.Environment.at("A"),
    j: register.outputs.modelPackageArn,
    k: transform.outputs.transformed,
    l: emr.properties.Status.State,
    m: first.outputs.out,
    n: train.properties.InputDataConfig.at(0).DataSource.S3DataSource.S3Uri,
    o: train.properties.SecondaryStatusTransitions.at(2).Status,
  },
});

export default pipeline("properties", {
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  bucket: "my-bucket",
  steps: [train, processing, tune, model, register, transform, emr, first, use],
});
