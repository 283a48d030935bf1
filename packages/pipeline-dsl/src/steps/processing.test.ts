import { describe, expect, expectTypeOf, it } from "vitest";
import { asset } from "../asset.ts";
import { compile } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import type { Ref, S3Uri } from "../ref.ts";
import { step } from "../step.ts";
import type { StepNode } from "../step-node.ts";

const place = { role: "arn:aws:iam::111122223333:role/R", bucket: "bucket" };
const params = defineParams({ Rows: param.integer(), Type: param.string(), Data: param.s3Uri() });
const compiled = (node: StepNode) => compile(pipeline("P", { ...place, params, steps: [node] })).Steps[0];
const minimal = { image: "image", instanceType: "ml.m5.large" } as const;

describe("step.processing", () => {
  it("needs an image and an instance type only", () => {
    expect(compiled(step.processing("Run", minimal))).toEqual({
      Name: "Run",
      Type: "Processing",
      Arguments: {
        ProcessingResources: {
          ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
        },
        AppSpecification: { ImageUri: "image" },
        RoleArn: place.role,
      },
    });
  });

  it("writes every prop where the API has it", () => {
    const run = step.processing("Run", {
      image: "image",
      instanceType: params.Type,
      instanceCount: params.Rows,
      volumeSizeInGB: 50,
      entrypoint: ["node", "main.js"],
      arguments: ["--rows", params.Rows, "--share", 0.5, "--type", params.Type, true],
      inputs: {
        table: {
          source: params.Data,
          destination: "/opt/ml/processing/in",
          s3InputMode: "Pipe",
          s3CompressionType: "Gzip",
        },
        short: "s3://bucket/x",
        local: asset("data/table.csv"),
      },
      outputs: {
        here: {
          source: "/opt/ml/processing/here",
          destination: "s3://bucket/there",
          s3UploadMode: "Continuous",
        },
      },
      environment: { ROWS: params.Rows, DEBUG: false },
      maxRuntimeInSeconds: 60,
      networkConfig: {
        enableNetworkIsolation: true,
        vpcConfig: { subnets: [params.Type], securityGroupIds: ["sg"] },
      },
      tags: [{ key: "team", value: params.Type }],
      role: "arn:other",
      cache: { expireAfter: "P1D" },
      retry: [{ exceptionType: "Step.THROTTLING", maxAttempts: 3 }],
      displayName: "Runs",
      description: "It runs.",
    });

    const input = {
      S3DataType: "S3Prefix",
      S3InputMode: "File",
      S3DataDistributionType: "FullyReplicated",
      S3CompressionType: "None",
    };
    expect(compiled(run)).toEqual({
      Name: "Run",
      Type: "Processing",
      DisplayName: "Runs",
      Description: "It runs.",
      CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
      RetryPolicies: [{ ExceptionType: ["Step.THROTTLING"], MaxAttempts: 3 }],
      Arguments: {
        ProcessingResources: {
          ClusterConfig: {
            InstanceType: { Get: "Parameters.Type" },
            InstanceCount: { Get: "Parameters.Rows" },
            VolumeSizeInGB: 50,
          },
        },
        AppSpecification: {
          ImageUri: "image",
          ContainerEntrypoint: ["node", "main.js"],
          ContainerArguments: [
            "--rows",
            { "Std:Join": { On: "", Values: [{ Get: "Parameters.Rows" }] } },
            "--share",
            "0.5",
            "--type",
            { Get: "Parameters.Type" },
            "true",
          ],
        },
        RoleArn: "arn:other",
        ProcessingInputs: [
          {
            InputName: "table",
            AppManaged: false,
            S3Input: {
              ...input,
              S3Uri: { Get: "Parameters.Data" },
              LocalPath: "/opt/ml/processing/in",
              S3InputMode: "Pipe",
              S3CompressionType: "Gzip",
            },
          },
          {
            InputName: "short",
            AppManaged: false,
            S3Input: { ...input, S3Uri: "s3://bucket/x", LocalPath: "/opt/ml/processing/input/short" },
          },
          {
            InputName: "local",
            AppManaged: false,
            S3Input: {
              ...input,
              S3Uri: "s3://bucket/P/input/unhashed/table.csv",
              LocalPath: "/opt/ml/processing/input/local",
            },
          },
        ],
        ProcessingOutputConfig: {
          Outputs: [
            {
              OutputName: "here",
              AppManaged: false,
              S3Output: {
                S3Uri: "s3://bucket/there",
                LocalPath: "/opt/ml/processing/here",
                S3UploadMode: "Continuous",
              },
            },
          ],
        },
        Environment: {
          ROWS: { "Std:Join": { On: "", Values: [{ Get: "Parameters.Rows" }] } },
          DEBUG: "false",
        },
        StoppingCondition: { MaxRuntimeInSeconds: 60 },
        NetworkConfig: {
          EnableNetworkIsolation: true,
          VpcConfig: { Subnets: [{ Get: "Parameters.Type" }], SecurityGroupIds: ["sg"] },
        },
        Tags: [{ Key: "team", Value: { Get: "Parameters.Type" } }],
      },
    });
  });

  it("types its outputs", () => {
    const run = step.processing("Run", { ...minimal, outputs: { train: "/opt/ml/processing/train" } });
    expectTypeOf(run.outputs.train).toEqualTypeOf<Ref<S3Uri>>();
    expectTypeOf(run.name).toEqualTypeOf<"Run">();
    // @ts-expect-error there is no such output
    run.outputs.test;
  });

  it("does not compile with what the API would refuse", () => {
    // @ts-expect-error no image
    step.processing("Run", { instanceType: "ml.m5.large" });
    // @ts-expect-error no such instance type
    step.processing("Run", { image: "image", instanceType: "ml.m5.larg" });
    // @ts-expect-error a number for a text
    step.processing("Run", { image: 5, instanceType: "ml.m5.large" });
    // @ts-expect-error a text for a number
    step.processing("Run", { ...minimal, instanceCount: "1" });
    // @ts-expect-error a ref to a text for a number
    step.processing("Run", { ...minimal, instanceCount: params.Type });
    // @ts-expect-error a text that is no S3 URI
    step.processing("Run", { ...minimal, inputs: { in: { source: params.Type } } });
    // @ts-expect-error no such prop
    step.processing("Run", { ...minimal, instanceTypes: 1 });
    // @ts-expect-error no such member of the request
    step.processing("Run", { ...minimal, overrides: { AppSpecification: { Image: "x" } } });
    // @ts-expect-error a number for a text, deep in the request
    step.processing("Run", { ...minimal, overrides: { AppSpecification: { ImageUri: 5 } } });
    const ClusterConfig = { InstanceType: "ml.m5.larg" } as const;
    // @ts-expect-error no such value, deep in the request
    step.processing("Run", { ...minimal, overrides: { ProcessingResources: { ClusterConfig } } });
    // @ts-expect-error the service names the job
    step.processing("Run", { ...minimal, overrides: { ProcessingJobName: "mine" } });
  });
});
