import { defineParams, param, pipeline, step } from "../../src/index.ts";

const params = defineParams({
  Jobs: param.integer({ default: 10 }),
  Parent: param.string({ default: "parent-job" }),
});

const tune = step.tuning("Tune", {
  objective: { type: "Minimize", metricName: "rmse" },
  parameterRanges: {
    eta: { type: "Continuous", minValue: 0.01, maxValue: 0.5, scalingType: "Logarithmic" },
    depth: { type: "Integer", minValue: 2, maxValue: 10 },
    booster: { type: "Categorical", values: ["gbtree", "dart"] },
  },
  maxNumberOfTrainingJobs: params.Jobs,
  maxParallelTrainingJobs: 2,
  trainingJobEarlyStoppingType: "Auto",
  randomSeed: 7,
  warmStartConfig: {
    warmStartType: "TransferLearning",
    parentHyperParameterTuningJobs: [params.Parent],
  },
  trainingJobDefinition: {
    image: "img:1",
    instanceType: "ml.m5.large",
    hyperParameters: { objective: "reg:linear", num_round: 50 },
    metricDefinitions: { rmse: "rmse=(.*)" },
    channels: { train: { source: "s3://data/t", contentType: "text/csv" } },
    outputPath: "s3://my-bucket/tune",
  },
  tags: [{ key: "k", value: "v" }],
  cache: { enabled: false },
});

const best = step.model("Best-CreateModel", { image: "img:1", model: tune.topModel(), environment: {} });

export default pipeline("tuning", {
  params,
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  steps: [tune, best],
});
