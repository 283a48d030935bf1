import type { StepOf } from "@sagewright/core";
import { describe, expect, expectTypeOf, it } from "vitest";
import { assetsOf, compile } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref, type S3Uri } from "../ref.ts";
import { step } from "../step.ts";
import type { QualityCheckProps } from "./quality-check.ts";

const params = defineParams({ Data: param.s3Uri(), First: param.boolean(), Column: param.integer() });
const place = { params, role: "arn:aws:iam::123456789012:role/r", bucket: "bucket" };
const job = {
  image: "159807026194.dkr.ecr.us-west-2.amazonaws.com/sagemaker-model-monitor-analyzer",
  baselineDataset: params.Data,
} as const;
const dataQuality = { ...job, checkType: "DATA_QUALITY", datasetFormat: { csv: {} } } as const;
const modelQuality = {
  ...job,
  checkType: "MODEL_QUALITY",
  datasetFormat: { json: {} },
  problemType: "Regression",
} as const;

const compiled = (props: QualityCheckProps) =>
  compile(pipeline("P", { ...place, steps: [step.qualityCheck("Check", props)] }))
    .Steps[0] as StepOf<"QualityCheck">;

describe("a quality check", () => {
  it("runs the monitor's job, and says every key of the check", () => {
    expect(compiled(dataQuality)).toEqual({
      Name: "Check",
      Type: "QualityCheck",
      Arguments: {
        ProcessingResources: {
          ClusterConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 },
        },
        AppSpecification: { ImageUri: job.image },
        RoleArn: place.role,
        ProcessingInputs: [
          {
            InputName: "baseline_dataset_input",
            AppManaged: false,
            S3Input: {
              S3Uri: { Get: "Parameters.Data" },
              LocalPath: "/opt/ml/processing/input/baseline_dataset_input",
              S3DataType: "S3Prefix",
              S3InputMode: "File",
              S3DataDistributionType: "FullyReplicated",
              S3CompressionType: "None",
            },
          },
        ],
        ProcessingOutputConfig: {
          Outputs: [
            {
              OutputName: "quality_check_output",
              AppManaged: false,
              S3Output: {
                S3Uri: {
                  "Std:Join": {
                    On: "/",
                    Values: [
                      "s3:/",
                      "bucket",
                      "P",
                      { Get: "Execution.PipelineExecutionId" },
                      "Check",
                      "output",
                      "quality_check_output",
                    ],
                  },
                },
                LocalPath: "/opt/ml/processing/output",
                S3UploadMode: "EndOfJob",
              },
            },
          ],
        },
        Environment: {
          output_path: "/opt/ml/processing/output",
          publish_cloudwatch_metrics: "Disabled",
          dataset_format: '{"csv": {"header": true, "output_columns_position": "START"}}',
          dataset_source: "/opt/ml/processing/input/baseline_dataset_input",
        },
      },
      CheckType: "DATA_QUALITY",
      ModelPackageGroupName: null,
      SkipCheck: false,
      FailOnViolation: true,
      RegisterNewBaseline: false,
      SuppliedBaselineStatistics: null,
      SuppliedBaselineConstraints: null,
    });
  });

  it("takes every key of the check, also from a parameter", () => {
    expect(
      compiled({
        ...dataQuality,
        modelPackageGroupName: "group",
        skipCheck: params.First,
        registerNewBaseline: params.First,
        failOnViolation: false,
        suppliedBaselineStatistics: "s3://b/statistics.json",
        suppliedBaselineConstraints: params.Data,
      }),
    ).toMatchObject({
      ModelPackageGroupName: "group",
      SkipCheck: { Get: "Parameters.First" },
      RegisterNewBaseline: { Get: "Parameters.First" },
      FailOnViolation: false,
      SuppliedBaselineStatistics: "s3://b/statistics.json",
      SuppliedBaselineConstraints: { Get: "Parameters.Data" },
    });
  });

  it("tells the monitor where a model's answers stand", () => {
    const step = compiled({
      ...modelQuality,
      problemType: "BinaryClassification",
      inferenceAttribute: "p",
      probabilityAttribute: params.Column,
      groundTruthAttribute: "y",
      probabilityThresholdAttribute: 0.5,
      environment: { extra: 1, publish_cloudwatch_metrics: "Enabled" },
    });
    expect(step).toMatchObject({
      CheckType: "MODEL_QUALITY",
      Arguments: {
        Environment: {
          dataset_format: '{"json": {"lines": true}}',
          analysis_type: "MODEL_QUALITY",
          problem_type: "BinaryClassification",
          inference_attribute: "p",
          probability_attribute: { "Std:Join": { On: "", Values: [{ Get: "Parameters.Column" }] } },
          ground_truth_attribute: "y",
          probability_threshold_attribute: "0.5",
          extra: "1",
          publish_cloudwatch_metrics: "Enabled",
        },
      },
    });
  });

  it.each([
    [
      { csv: { header: false, outputColumnsPosition: "END" } },
      { csv: { header: false, output_columns_position: "END" } },
    ],
    [{ json: { lines: false } }, { json: { lines: false } }],
    [
      { sagemakerCaptureJson: {} },
      { sagemakerCaptureJson: { captureIndexNames: ["endpointInput", "endpointOutput"] } },
    ],
  ] as const)("writes the format of the records: %j", (datasetFormat, expected) => {
    const { Environment } = compiled({ ...dataQuality, datasetFormat }).Arguments;
    expect(JSON.parse(String(Environment?.dataset_format))).toEqual(expected);
  });

  it("brings scripts along, local or from S3", () => {
    const made = pipeline("P", {
      ...place,
      steps: [
        step.qualityCheck("Check", {
          ...dataQuality,
          recordPreprocessorScript: "code/clean.py",
          postAnalyticsProcessorScript: "s3://scripts/after.py",
        }),
      ],
    });
    expect(compile(made, { assets: { "code:code/clean.py": "abc" } }).Steps[0]).toMatchObject({
      Arguments: {
        ProcessingInputs: [
          {},
          {
            InputName: "post_analytics_processor_script_input",
            S3Input: { S3Uri: "s3://scripts/after.py" },
          },
          {
            InputName: "record_preprocessor_script_input",
            S3Input: {
              S3Uri: "s3://bucket/P/code/abc/clean.py",
              LocalPath: "/opt/ml/processing/input/record_preprocessor_script_input",
            },
          },
        ],
        Environment: {
          record_preprocessor_script: "/opt/ml/processing/input/record_preprocessor_script_input/clean.py",
          post_analytics_processor_script:
            "/opt/ml/processing/input/post_analytics_processor_script_input/after.py",
        },
      },
    });
    expect(assetsOf(made)).toMatchObject([{ kind: "file", path: "code/clean.py", purpose: "code" }]);
  });

  it("must say which file of a folder its script is", () => {
    const check = step.qualityCheck("Check", { ...dataQuality, recordPreprocessorScript: "scripts/" });

    expect(() => compile(pipeline("P", { ...place, steps: [check] }))).toThrow("CODE_ENTRY_POINT_MISSING");
  });

  it("brings folders with scripts along, local or from S3", () => {
    const made = pipeline("P", {
      ...place,
      steps: [
        step.qualityCheck("Check", {
          ...dataQuality,
          recordPreprocessorScript: { code: "code", entryPoint: "clean.py" },
          postAnalyticsProcessorScript: { code: params.Data, entryPoint: "after.py" },
        }),
      ],
    });
    expect(compile(made).Steps[0]).toMatchObject({
      Arguments: {
        ProcessingInputs: [
          {},
          { S3Input: { S3Uri: { Get: "Parameters.Data" } } },
          { S3Input: { S3Uri: "s3://bucket/P/code/unhashed/code" } },
        ],
        Environment: {
          record_preprocessor_script: "/opt/ml/processing/input/record_preprocessor_script_input/clean.py",
          post_analytics_processor_script:
            "/opt/ml/processing/input/post_analytics_processor_script_input/after.py",
        },
      },
    });
    expect(assetsOf(made)).toMatchObject([{ kind: "directory", path: "code" }]);
  });

  it("hands on its baselines, to the registry for example", () => {
    const check = step.qualityCheck("Check", dataQuality);
    expectTypeOf(check.outputs.calculatedBaselineStatistics).toEqualTypeOf<Ref<S3Uri>>();
    const { outputs } = check;
    const register = step.registerModel("Register", {
      model: "s3://b/model.tar.gz",
      image: job.image,
      modelPackageGroupName: "group",
      supportedContentTypes: ["text/csv"],
      supportedResponseMIMETypes: ["text/csv"],
      modelMetrics: {
        modelDataQuality: {
          statistics: { s3Uri: outputs.calculatedBaselineStatistics },
          constraints: { s3Uri: outputs.calculatedBaselineConstraints },
        },
      },
      driftCheckBaselines: {
        modelDataQuality: {
          statistics: { s3Uri: outputs.baselineUsedForDriftCheckStatistics },
          constraints: { s3Uri: outputs.baselineUsedForDriftCheckConstraints },
        },
      },
    });
    const contents = (property: string) => ({
      ContentType: "application/json",
      S3Uri: { Get: `Steps.Check.${property}` },
    });
    expect(compile(pipeline("P", { ...place, steps: [check, register] })).Steps[1]).toMatchObject({
      Arguments: {
        ModelMetrics: {
          ModelDataQuality: {
            Statistics: contents("CalculatedBaselineStatistics"),
            Constraints: contents("CalculatedBaselineConstraints"),
          },
        },
        DriftCheckBaselines: {
          ModelDataQuality: {
            Statistics: contents("BaselineUsedForDriftCheckStatistics"),
            Constraints: contents("BaselineUsedForDriftCheckConstraints"),
          },
        },
      },
    });
    expect(expressionOf(outputs.calculatedBaselineStatistics)).toEqual({
      Get: "Steps.Check.CalculatedBaselineStatistics",
    });
  });

  it("does not compile with what the service would refuse", () => {
    // @ts-expect-error the kind of problem is missing
    step.qualityCheck("Check", { ...job, checkType: "MODEL_QUALITY", datasetFormat: { json: {} } });
    // @ts-expect-error data have no such thing
    step.qualityCheck("Check", { ...dataQuality, inferenceAttribute: "p" });
    // @ts-expect-error no such kind of problem
    step.qualityCheck("Check", { ...modelQuality, problemType: "Ranking" });
    // @ts-expect-error the service does not retry it
    step.qualityCheck("Check", { ...dataQuality, retry: [] });
    // @ts-expect-error that is a Clarify check
    step.qualityCheck("Check", { ...dataQuality, checkType: "DATA_BIAS" });
    expect(() => step.qualityCheck("Check", undefined as never)).toThrow("STEP_PROP_INVALID");
    // @ts-expect-error the monitor cannot guess the format
    expect(() => step.qualityCheck("Check", { ...job, checkType: "DATA_QUALITY" })).toThrow("datasetFormat");
  });
});
