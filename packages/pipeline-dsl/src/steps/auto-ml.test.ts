import { describe, expect, expectTypeOf, it } from "vitest";
import { asset } from "../asset.ts";
import { check, compile } from "../compile/check.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref, type S3Uri } from "../ref.ts";
import { step } from "../step.ts";
import type { StepNode } from "../step-node.ts";

const ROLE = "arn:aws:iam::123456789012:role/R";
const of = (...steps: StepNode[]) => pipeline("P", { role: ROLE, bucket: "bucket", steps });
const argumentsOf = (node: StepNode) => compile(of(node)).Steps[0]?.Arguments;

const minimal = { channels: { training: "s3://data/train" }, targetAttributeName: "y" } as const;
const auto = step.autoML("Auto", minimal);

describe("step.autoML", () => {
  it("needs a table and the column to predict only", () => {
    expect(argumentsOf(auto)).toEqual({
      InputDataConfig: [
        {
          DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://data/train" } },
          TargetAttributeName: "y",
          ChannelType: "training",
        },
      ],
      OutputDataConfig: { S3OutputPath: "s3://bucket/P/Auto" },
      AutoMLJobConfig: { Mode: "ENSEMBLING" },
      RoleArn: ROLE,
    });
  });

  it("writes every prop where the API has it", () => {
    const full = step.autoML("Auto", {
      ...minimal,
      jobNamePrefix: "auto",
      channels: {
        training: asset("train.csv"),
        validation: {
          source: "s3://data/val",
          s3DataType: "ManifestFile",
          contentType: "text/csv;header=present",
          compressionType: "Gzip",
          sampleWeightAttributeName: "w",
        },
      },
      problemType: "Regression",
      metricName: "MSE",
      maxCandidates: 5,
      maxRuntimePerTrainingJobInSeconds: 600,
      maxAutoMLJobRuntimeInSeconds: 3600,
      outputPath: "s3://bucket/auto",
      kmsKeyId: "key",
      volumeKmsKeyId: "disk",
      enableInterContainerTrafficEncryption: true,
      vpcConfig: { subnets: ["subnet-1"], securityGroupIds: ["sg-1"] },
      tags: [{ key: "team", value: "a" }],
      overrides: { AutoMLJobConfig: { DataSplitConfig: { ValidationFraction: 0.2 } } },
    });

    expect(argumentsOf(full)).toEqual({
      AutoMLJobName: "auto",
      InputDataConfig: [
        {
          DataSource: {
            S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://bucket/P/input/unhashed/train.csv" },
          },
          TargetAttributeName: "y",
          ChannelType: "training",
        },
        {
          DataSource: { S3DataSource: { S3DataType: "ManifestFile", S3Uri: "s3://data/val" } },
          CompressionType: "Gzip",
          TargetAttributeName: "y",
          ContentType: "text/csv;header=present",
          ChannelType: "validation",
          SampleWeightAttributeName: "w",
        },
      ],
      OutputDataConfig: { S3OutputPath: "s3://bucket/auto", KmsKeyId: "key" },
      AutoMLJobConfig: {
        CompletionCriteria: {
          MaxCandidates: 5,
          MaxRuntimePerTrainingJobInSeconds: 600,
          MaxAutoMLJobRuntimeInSeconds: 3600,
        },
        SecurityConfig: {
          VolumeKmsKeyId: "disk",
          EnableInterContainerTrafficEncryption: true,
          VpcConfig: { Subnets: ["subnet-1"], SecurityGroupIds: ["sg-1"] },
        },
        DataSplitConfig: { ValidationFraction: 0.2 },
        Mode: "ENSEMBLING",
      },
      RoleArn: ROLE,
      AutoMLJobObjective: { MetricName: "MSE" },
      ProblemType: "Regression",
      Tags: [{ Key: "team", Value: "a" }],
    });
  });

  it("hands its best candidate to steps that take a model", () => {
    const create = step.model("Create", auto.bestCandidate);
    const container = "Steps.Auto.BestCandidate.InferenceContainers[0]";

    expect(compile(of(auto, create)).Steps[1]?.Arguments).toMatchObject({
      PrimaryContainer: {
        Image: { Get: `${container}.Image` },
        ModelDataUrl: { Get: `${container}.ModelDataUrl` },
        Environment: { SAGEMAKER_PROGRAM: { Get: `${container}.Environment['SAGEMAKER_PROGRAM']` } },
      },
    });
  });

  it("types its outputs", () => {
    expectTypeOf(auto.outputs.modelInsightsReport).toEqualTypeOf<Ref<S3Uri>>();
    expectTypeOf(auto.bestCandidate.model).toEqualTypeOf<Ref<S3Uri>>();
    expect(expressionOf(auto.outputs.modelInsightsReport)).toEqual({
      Get: "Steps.Auto.BestCandidateProperties.ModelInsightsJsonReportPath",
    });
    expect(expressionOf(auto.outputs.explainabilityReport)).toEqual({
      Get: "Steps.Auto.BestCandidateProperties.ExplainabilityJsonReportPath",
    });
    expect(expressionOf(auto.outputs.bestCandidateName)).toEqual({
      Get: "Steps.Auto.BestCandidate.CandidateName",
    });
    expect(expressionOf(auto.properties.BestCandidateProperties.ModelInsightsJsonReportPath)).toEqual(
      expressionOf(auto.outputs.modelInsightsReport),
    );
    // @ts-expect-error no such variable
    auto.bestCandidate.environment.MODEL;
  });

  it("does not compile with what the service would refuse", () => {
    // @ts-expect-error no column to predict
    step.autoML("Auto", { channels: { training: "s3://data/train" } });
    // @ts-expect-error nothing to learn from
    step.autoML("Auto", { ...minimal, channels: { validation: "s3://data/val" } });
    // @ts-expect-error no such kind of problem
    step.autoML("Auto", { ...minimal, problemType: "Ranking" });
    // @ts-expect-error a pipeline does not deploy the candidate
    step.autoML("Auto", { ...minimal, overrides: { ModelDeployConfig: {} } });
  });

  it("reports plain JavaScript without channels", () => {
    for (const [channels, prop] of [
      [undefined, "channels"],
      ["s3://data/train", "channels"],
      [{ training: null }, "channels.training"],
    ]) {
      const result = check(of(step.autoML("Auto", { channels, targetAttributeName: "y" } as never)));
      expect(result.ok ? [] : result.issues).toContainEqual(
        expect.objectContaining({ code: "STEP_PROP_INVALID", path: ["steps", "Auto", prop] }),
      );
    }
    expect(() => step.autoML("Auto", undefined as never)).toThrow("STEP_PROP_INVALID");
  });
});
