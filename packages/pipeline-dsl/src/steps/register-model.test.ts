import { describe, expect, expectTypeOf, it } from "vitest";
import { compile } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref } from "../ref.ts";
import { step } from "../step.ts";
import type { StepNode } from "../step-node.ts";

const params = defineParams({
  Status: param.string({ oneOf: ["Approved", "Rejected"] }),
  Type: param.string(),
  Rows: param.integer(),
});
const compiled = (node: StepNode) => compile(pipeline("P", { params, steps: [node] })).Steps[0];
const minimal = {
  model: "s3://bucket/model.tar.gz",
  image: "image",
  modelPackageGroupName: "group",
} as const;

describe("step.registerModel", () => {
  it("waits for a person's approval unless it says otherwise, and needs neither role nor bucket", () => {
    expect(compiled(step.registerModel("Register", minimal))).toEqual({
      Name: "Register",
      Type: "RegisterModel",
      Arguments: {
        ModelPackageGroupName: "group",
        InferenceSpecification: {
          Containers: [{ Image: "image", ModelDataUrl: "s3://bucket/model.tar.gz" }],
        },
        ModelApprovalStatus: "PendingManualApproval",
      },
    });
  });

  it("writes every prop where the API has it", () => {
    const source = { s3Uri: "s3://bucket/m.json" } as const;
    const wired = { ContentType: "application/json", S3Uri: "s3://bucket/m.json" };
    const register = step.registerModel("Register", {
      ...minimal,
      approvalStatus: params.Status,
      modelPackageDescription: "A model.",
      environment: { ROWS: params.Rows },
      supportedContentTypes: ["text/csv"],
      supportedResponseMIMETypes: [params.Type],
      supportedRealtimeInferenceInstanceTypes: ["ml.t2.medium", params.Type],
      supportedTransformInstanceTypes: ["ml.m5.large"],
      modelMetrics: {
        modelQuality: {
          statistics: source,
          constraints: { ...source, contentType: "text/plain", contentDigest: "d" },
        },
        modelDataQuality: { statistics: source },
        bias: { report: source, preTrainingReport: source, postTrainingReport: source },
        explainability: { report: source },
      },
      driftCheckBaselines: {
        modelQuality: { constraints: source },
        modelDataQuality: { statistics: source },
        bias: { configFile: source, preTrainingConstraints: source, postTrainingConstraints: source },
        explainability: { configFile: { ...source, contentType: "text/plain" }, constraints: source },
      },
      customerMetadataProperties: { rows: params.Rows, lower: "kept" },
      domain: "MACHINE_LEARNING",
      task: "REGRESSION",
      samplePayloadUrl: "s3://bucket/sample.tar.gz",
      skipModelValidation: "All",
      tags: [{ key: "team", value: "a" }],
      retry: [
        {
          exceptionType: ["Step.SERVICE_FAULT", "Step.THROTTLING"],
          intervalSeconds: 5,
          backoffRate: 1.5,
          expireAfterMin: 10,
        },
      ],
      overrides: { SourceUri: "s3://bucket/source" },
    });
    const rows = { "Std:Join": { On: "", Values: [{ Get: "Parameters.Rows" }] } };

    expect(compiled(register)).toEqual({
      Name: "Register",
      Type: "RegisterModel",
      RetryPolicies: [
        {
          ExceptionType: ["Step.SERVICE_FAULT", "Step.THROTTLING"],
          IntervalSeconds: 5,
          BackoffRate: 1.5,
          ExpireAfterMin: 10,
        },
      ],
      Arguments: {
        ModelPackageGroupName: "group",
        ModelPackageDescription: "A model.",
        Tags: [{ Key: "team", Value: "a" }],
        ModelMetrics: {
          ModelQuality: {
            Statistics: wired,
            Constraints: { ...wired, ContentType: "text/plain", ContentDigest: "d" },
          },
          ModelDataQuality: { Statistics: wired },
          Bias: { Report: wired, PreTrainingReport: wired, PostTrainingReport: wired },
          Explainability: { Report: wired },
        },
        DriftCheckBaselines: {
          ModelQuality: { Constraints: wired },
          ModelDataQuality: { Statistics: wired },
          Bias: {
            ConfigFile: { S3Uri: "s3://bucket/m.json" },
            PreTrainingConstraints: wired,
            PostTrainingConstraints: wired,
          },
          Explainability: { ConfigFile: { ...wired, ContentType: "text/plain" }, Constraints: wired },
        },
        CustomerMetadataProperties: { rows, lower: "kept" },
        Domain: "MACHINE_LEARNING",
        Task: "REGRESSION",
        SamplePayloadUrl: "s3://bucket/sample.tar.gz",
        SourceUri: "s3://bucket/source",
        InferenceSpecification: {
          Containers: [
            { Image: "image", Environment: { ROWS: rows }, ModelDataUrl: "s3://bucket/model.tar.gz" },
          ],
          SupportedContentTypes: ["text/csv"],
          SupportedResponseMIMETypes: [{ Get: "Parameters.Type" }],
          SupportedRealtimeInferenceInstanceTypes: ["ml.t2.medium", { Get: "Parameters.Type" }],
          SupportedTransformInstanceTypes: ["ml.m5.large"],
        },
        ModelApprovalStatus: { Get: "Parameters.Status" },
        SkipModelValidation: "All",
      },
    });
  });

  it("hands on the ARN of the new version", () => {
    const { outputs } = step.registerModel("Register", minimal);
    expectTypeOf(outputs.modelPackageArn).toEqualTypeOf<Ref<string>>();
    expect(expressionOf(outputs.modelPackageArn)).toEqual({ Get: "Steps.Register.ModelPackageArn" });
  });

  it("does not compile with what the API would refuse", () => {
    // @ts-expect-error no such status
    step.registerModel("Register", { ...minimal, approvalStatus: "Maybe" });
    // @ts-expect-error no model
    step.registerModel("Register", { image: "image", modelPackageGroupName: "group" });
    // @ts-expect-error the result is never taken from an earlier run
    step.registerModel("Register", { ...minimal, cache: { expireAfter: "P1D" } });
    // @ts-expect-error the service refuses it
    step.registerModel("Register", { ...minimal, overrides: { CertifyForMarketplace: true } });
  });
});

it("registers a row of containers, with what recommendations need to know of each", () => {
  const register = step.registerModel("Register", {
    modelPackageGroupName: "group",
    containers: [
      { image: "first", model: "s3://bucket/first.tar.gz" },
      {
        image: "second",
        model: "s3://bucket/second.tar.gz",
        environment: { ROWS: params.Rows },
        framework: "XGBOOST",
        frameworkVersion: "1.7",
        nearestModelName: "near",
        modelInput: { dataInputConfig: "{}" },
      },
    ],
    sourceUri: "s3://bucket/source",
    metadataProperties: { commitId: "c", projectId: "p" },
  });

  expect(compiled(register)?.Arguments).toMatchObject({
    SourceUri: "s3://bucket/source",
    MetadataProperties: { CommitId: "c", ProjectId: "p" },
    InferenceSpecification: {
      Containers: [
        { Image: "first", ModelDataUrl: "s3://bucket/first.tar.gz" },
        {
          Image: "second",
          ModelDataUrl: "s3://bucket/second.tar.gz",
          Environment: { ROWS: { "Std:Join": { On: "", Values: [{ Get: "Parameters.Rows" }] } } },
          Framework: "XGBOOST",
          FrameworkVersion: "1.7",
          NearestModelName: "near",
          ModelInput: { DataInputConfig: "{}" },
        },
      ],
    },
  });
});

it("registers a model that is no archive, with overrides for each of a row of containers", () => {
  const s3DataSource = {
    s3Uri: "s3://bucket/weights/",
    s3DataType: "S3Prefix",
    compressionType: "None",
    modelAccessConfig: { acceptEula: true },
  } as const;
  const modelDataSource = { s3DataSource };
  const one = step.registerModel("One", { image: "i", modelDataSource, modelPackageGroupName: "g" });
  const row = step.registerModel("Row", {
    containers: [
      { image: "i", modelDataSource, overrides: { ContainerHostname: "one" } },
      { image: "i", model: "s3://bucket/model.tar.gz" },
    ],
    modelPackageGroupName: "g",
  });
  const ModelDataSource = {
    S3DataSource: {
      S3Uri: "s3://bucket/weights/",
      S3DataType: "S3Prefix",
      CompressionType: "None",
      ModelAccessConfig: { AcceptEula: true },
    },
  };

  const [first, second] = compile(pipeline("P", { steps: [one, row] })).Steps;

  expect(first?.Arguments).toMatchObject({
    InferenceSpecification: { Containers: [{ Image: "i", ModelDataSource }] },
  });
  expect(second?.Arguments).toMatchObject({
    InferenceSpecification: {
      Containers: [
        { ModelDataSource, ContainerHostname: "one" },
        { ModelDataUrl: "s3://bucket/model.tar.gz" },
      ],
    },
  });
  const both = { image: "i", modelDataSource, model: "s3://bucket/model.tar.gz" } as const;
  // @ts-expect-error one or the other
  step.registerModel("Both", { ...both, modelPackageGroupName: "g" });
});
