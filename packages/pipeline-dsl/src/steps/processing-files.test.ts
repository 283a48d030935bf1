import type { ProcessingStep } from "@sagewright/core";
import { expect, expectTypeOf, it } from "vitest";
import { compile } from "../compile/check.ts";
import { pipeline } from "../pipeline.ts";
import type { Ref, S3Uri } from "../ref.ts";
import { step } from "../step.ts";

const job = {
  image: "image",
  instanceType: "ml.m5.large",
  role: "arn:aws:iam::123456789012:role/R",
} as const;
const run = step.processing("Run", {
  ...job,
  inputs: {
    rows: {
      appManaged: true,
      datasetDefinition: {
        localPath: "/opt/ml/processing/rows",
        athenaDatasetDefinition: {
          catalog: "AwsDataCatalog",
          database: "default",
          queryString: "SELECT 1",
          outputS3Uri: "s3://bucket/rows",
          outputFormat: "PARQUET",
        },
      },
    },
    plain: {
      source: "s3://bucket/plain",
      overrides: { AppManaged: undefined, S3Input: { S3CompressionType: undefined } },
    },
  },
  outputs: {
    kept: {
      source: "/opt/ml/processing/kept",
      destination: "s3://bucket/kept",
      overrides: { AppManaged: undefined },
    },
    features: { featureGroupName: "penguins", appManaged: true },
  },
});

it("reads what a query gives, and fills a feature group", () => {
  expect(compile(pipeline("P", { steps: [run] })).Steps[0]?.Arguments).toMatchObject({
    ProcessingInputs: [
      {
        InputName: "rows",
        AppManaged: true,
        DatasetDefinition: {
          LocalPath: "/opt/ml/processing/rows",
          AthenaDatasetDefinition: {
            Catalog: "AwsDataCatalog",
            Database: "default",
            QueryString: "SELECT 1",
            OutputS3Uri: "s3://bucket/rows",
            OutputFormat: "PARQUET",
          },
        },
      },
      { InputName: "plain" },
    ],
    ProcessingOutputConfig: {
      Outputs: [
        { OutputName: "kept" },
        {
          OutputName: "features",
          AppManaged: true,
          FeatureStoreOutput: { FeatureGroupName: "penguins" },
        },
      ],
    },
  });
});

it("lets overrides of an entry say more, or less", () => {
  const [compiled] = compile(pipeline("P", { steps: [run] })).Steps;
  const { ProcessingInputs, ProcessingOutputConfig } = (compiled as ProcessingStep).Arguments;

  expect(ProcessingInputs?.[1]).toEqual({
    InputName: "plain",
    S3Input: {
      S3Uri: "s3://bucket/plain",
      LocalPath: "/opt/ml/processing/input/plain",
      S3DataType: "S3Prefix",
      S3InputMode: "File",
      S3DataDistributionType: "FullyReplicated",
    },
  });
  expect(ProcessingOutputConfig?.Outputs?.[0]).not.toHaveProperty("AppManaged");
});

it("has no place in S3 for a feature group", () => {
  expectTypeOf(run.outputs).toEqualTypeOf<{ readonly kept: Ref<S3Uri> }>();
  expect(Object.keys(run.outputs)).toEqual(["kept"]);
});

it("does not compile with a misspelt query", () => {
  step.processing("Run", {
    ...job,
    inputs: {
      // @ts-expect-error no such member
      rows: { datasetDefinition: { athena: {} } },
    },
  });
});
