import { describe, expect, expectTypeOf, it } from "vitest";
import { asset } from "../asset.ts";
import { check, compile } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref, type S3Uri } from "../ref.ts";
import { step } from "../step.ts";
import type { StepNode } from "../step-node.ts";

const place = { role: "arn:aws:iam::123456789012:role/R", bucket: "bucket" };
const params = defineParams({ Rounds: param.integer(), Objective: param.string(), Spot: param.boolean() });
const compiled = (node: StepNode) => compile(pipeline("P", { ...place, params, steps: [node] })).Steps[0];

const minimal = { image: "image", instanceType: "ml.m5.large" } as const;

describe("step.training", () => {
  it("needs an image and an instance type only; the model goes below the pipeline's place", () => {
    expect(compiled(step.training("Train", minimal))).toEqual({
      Name: "Train",
      Type: "Training",
      Arguments: {
        AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: "image" },
        OutputDataConfig: { S3OutputPath: "s3://bucket/P/Train" },
        StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
        ResourceConfig: { VolumeSizeInGB: 30, InstanceCount: 1, InstanceType: "ml.m5.large" },
        RoleArn: place.role,
      },
    });
  });

  it("writes every prop where the API has it", () => {
    const train = step.training("Train", {
      ...minimal,
      instanceCount: params.Rounds,
      volumeSizeInGB: 10,
      channels: {
        train: {
          source: "s3://bucket/train",
          contentType: "text/csv",
          s3DataDistributionType: "ShardedByS3Key",
          inputMode: "FastFile",
          compressionType: "None",
          recordWrapperType: "None",
          attributeNames: ["a"],
        },
        test: asset("data/test/"),
      },
      hyperParameters: {
        objective: params.Objective,
        rounds: params.Rounds,
        eta: 0.2,
        verbose: true,
        name: "x",
      },
      outputPath: "s3://bucket/models",
      entrypoint: ["python3", "train.py"],
      arguments: ["--rounds", params.Rounds],
      trainingInputMode: "FastFile",
      metricDefinitions: { "validation:rmse": "rmse=(\\S+)" },
      environment: { ROUNDS: params.Rounds },
      maxRuntimeInSeconds: 60,
      maxWaitTimeInSeconds: 120,
      enableManagedSpotTraining: params.Spot,
      enableNetworkIsolation: false,
      checkpointConfig: { s3Uri: "s3://bucket/checkpoints", localPath: "/opt/ml/checkpoints" },
      vpcConfig: { subnets: ["subnet"], securityGroupIds: ["sg"] },
      tags: [{ key: "team", value: "a" }],
      overrides: { ProfilerConfig: { DisableProfiler: true } },
    });
    const rounds = { "Std:Join": { On: "", Values: [{ Get: "Parameters.Rounds" }] } };

    expect(compiled(train)?.Arguments).toEqual({
      AlgorithmSpecification: {
        TrainingInputMode: "FastFile",
        TrainingImage: "image",
        ContainerEntrypoint: ["python3", "train.py"],
        ContainerArguments: ["--rounds", rounds],
        MetricDefinitions: [{ Name: "validation:rmse", Regex: "rmse=(\\S+)" }],
      },
      OutputDataConfig: { S3OutputPath: "s3://bucket/models" },
      StoppingCondition: { MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: 120 },
      ResourceConfig: {
        VolumeSizeInGB: 10,
        InstanceCount: { Get: "Parameters.Rounds" },
        InstanceType: "ml.m5.large",
      },
      RoleArn: place.role,
      InputDataConfig: [
        {
          ChannelName: "train",
          ContentType: "text/csv",
          CompressionType: "None",
          RecordWrapperType: "None",
          InputMode: "FastFile",
          DataSource: {
            S3DataSource: {
              S3DataType: "S3Prefix",
              S3Uri: "s3://bucket/train",
              S3DataDistributionType: "ShardedByS3Key",
              AttributeNames: ["a"],
            },
          },
        },
        {
          ChannelName: "test",
          DataSource: {
            S3DataSource: {
              S3DataType: "S3Prefix",
              S3Uri: "s3://bucket/P/input/unhashed/test",
              S3DataDistributionType: "FullyReplicated",
            },
          },
        },
      ],
      HyperParameters: {
        objective: { Get: "Parameters.Objective" },
        rounds,
        eta: "0.2",
        verbose: "true",
        name: "x",
      },
      Environment: { ROUNDS: rounds },
      EnableManagedSpotTraining: { Get: "Parameters.Spot" },
      EnableNetworkIsolation: false,
      CheckpointConfig: { S3Uri: "s3://bucket/checkpoints", LocalPath: "/opt/ml/checkpoints" },
      VpcConfig: { Subnets: ["subnet"], SecurityGroupIds: ["sg"] },
      Tags: [{ Key: "team", Value: "a" }],
      ProfilerConfig: { DisableProfiler: true },
    });
  });

  it("types the model output and the metrics", () => {
    const train = step.training("Train", {
      ...minimal,
      metricDefinitions: { "validation:rmse": "rmse=(.*)" },
    });

    expectTypeOf(train.outputs.model).toEqualTypeOf<Ref<S3Uri>>();
    expectTypeOf(train.metrics["validation:rmse"]).toEqualTypeOf<Ref<number>>();
    expect(expressionOf(train.outputs.model)).toEqual({ Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts" });
    expect(expressionOf(train.metrics["validation:rmse"])).toEqual({
      Get: "Steps.Train.FinalMetricDataList['validation:rmse'].Value",
    });
    // @ts-expect-error there is no such output
    train.outputs.models;
    // @ts-expect-error there is no such metric
    train.metrics.rmse;
  });

  it("does not compile with what the API would refuse", () => {
    // @ts-expect-error no such instance type
    step.training("Train", { image: "image", instanceType: "ml.m5.larg" });
    // @ts-expect-error no such input mode
    step.training("Train", { ...minimal, trainingInputMode: "Files" });
    // @ts-expect-error a function as a hyperparameter
    step.training("Train", { ...minimal, hyperParameters: { layers: () => 1 } });
    // @ts-expect-error no such way to distribute
    step.training("Train", { ...minimal, code: "train.py", distribution: "horovod" });
    // @ts-expect-error no such member of the request
    step.training("Train", { ...minimal, overrides: { ProfilerConfig: { Disable: true } } });
    // @ts-expect-error a channel without a source
    step.training("Train", { ...minimal, channels: { train: { contentType: "text/csv" } } });
  });

  it("reports a run time that the service does not allow", () => {
    const train = step.training("Train", { ...minimal, maxRuntimeInSeconds: 2_419_201 });
    expect(check(pipeline("P", { ...place, steps: [train] }))).toMatchObject({
      ok: false,
      issues: [{ code: "VALUE_OUT_OF_RANGE", path: ["steps", "Train", "maxRuntimeInSeconds"] }],
    });
  });
});
