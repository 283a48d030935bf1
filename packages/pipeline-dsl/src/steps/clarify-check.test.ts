import { describe, expect, expectTypeOf, it } from "vitest";
import { asset } from "../asset.ts";
import { assetsOf, check, compile } from "../compile/check.ts";
import type { Source } from "../compile/emission.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref, type S3Uri } from "../ref.ts";
import { step } from "../step.ts";
import type { StepNode } from "../step-node.ts";

const params = defineParams({ Data: param.s3Uri(), Model: param.string() });
const place = { params, role: "arn:aws:iam::123456789012:role/r", bucket: "bucket" };
const job = {
  image: "306415355426.dkr.ecr.us-west-2.amazonaws.com/sagemaker-clarify-processing:1.0",
  dataset: params.Data,
} as const;
const facet = [{ nameOrIndex: "age", valueOrThreshold: [40] }];
const predictor = { modelName: params.Model, instanceType: "ml.m5.large", initialInstanceCount: 1 } as const;
const dataBias = { ...job, checkType: "DATA_BIAS", label: "y", facet } as const;
const modelBias = { ...job, checkType: "MODEL_BIAS", label: "y", facet, predictor } as const;
const explain = { ...job, checkType: "MODEL_EXPLAINABILITY", predictor, shap: { numSamples: 5 } } as const;

const inPipeline = (...steps: StepNode[]) => pipeline("P", { ...place, steps });
const contentsOf = (...steps: StepNode[]) =>
  assetsOf(inPipeline(...steps)).map((each) => (each.kind === "content" ? JSON.parse(each.content) : each));

describe("a Clarify check", () => {
  it("reads its question from a file that the pipeline makes, and the data beside it", () => {
    const bias = step.clarifyCheck("Bias", { ...dataBias, outputPath: "s3://out/bias" });

    const [compiled] = compile(inPipeline(bias)).Steps;

    const input = { S3DataType: "S3Prefix", S3InputMode: "File", S3DataDistributionType: "FullyReplicated" };
    expect(compiled).toEqual({
      Name: "Bias",
      Type: "ClarifyCheck",
      Arguments: {
        ProcessingResources: {
          ClusterConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 },
        },
        AppSpecification: { ImageUri: job.image },
        RoleArn: place.role,
        ProcessingInputs: [
          {
            InputName: "analysis_config",
            AppManaged: false,
            S3Input: {
              ...input,
              S3Uri: expect.stringMatching(/^s3:\/\/bucket\/P\/input\/[0-9a-f]{64}\/analysis_config\.json$/),
              LocalPath: "/opt/ml/processing/input/config",
              S3CompressionType: "None",
            },
          },
          {
            InputName: "dataset",
            AppManaged: false,
            S3Input: {
              ...input,
              S3Uri: { Get: "Parameters.Data" },
              LocalPath: "/opt/ml/processing/input/data",
              S3CompressionType: "None",
            },
          },
        ],
        ProcessingOutputConfig: {
          Outputs: [
            {
              OutputName: "analysis_result",
              AppManaged: false,
              S3Output: {
                S3Uri: "s3://out/bias",
                LocalPath: "/opt/ml/processing/output",
                S3UploadMode: "EndOfJob",
              },
            },
          ],
        },
      },
      CheckType: "DATA_BIAS",
      ModelPackageGroupName: null,
      SkipCheck: false,
      FailOnViolation: true,
      RegisterNewBaseline: false,
      SuppliedBaselineConstraints: null,
    });
    expect(contentsOf(bias)).toEqual([
      {
        dataset_type: "text/csv",
        label: "y",
        facet: [{ name_or_index: "age", value_or_threshold: [40] }],
        methods: {
          pre_training_bias: { methods: "all" },
          report: { name: "report", title: "Analysis Report" },
        },
      },
    ]);
  });

  it("names the model beside the arguments, so that it may come from another step", () => {
    const { Steps } = compile(
      inPipeline(step.clarifyCheck("Bias", modelBias), step.clarifyCheck("Explain", explain)),
    );
    expect(Steps).toMatchObject([
      { CheckType: "MODEL_BIAS", ModelName: { Get: "Parameters.Model" } },
      { CheckType: "MODEL_EXPLAINABILITY", ModelName: { Get: "Parameters.Model" } },
    ]);
  });

  it("says how the data are spread and packed", () => {
    const dataset = {
      source: params.Data,
      s3CompressionType: "Gzip",
      s3DataDistributionType: "ShardedByS3Key",
    } as const;
    expect(compile(inPipeline(step.clarifyCheck("Bias", { ...dataBias, dataset }))).Steps[0]).toMatchObject({
      Arguments: {
        ProcessingInputs: [
          {},
          { S3Input: { S3CompressionType: "Gzip", S3DataDistributionType: "ShardedByS3Key" } },
        ],
      },
    });
  });

  it("says what has no prop in the file's own names", () => {
    const bias = step.clarifyCheck("Bias", {
      ...dataBias,
      analysisConfigOverrides: { methods: { report: { title: "Ours" } }, new_member: [1] },
    });
    expect(contentsOf(bias)).toMatchObject([
      { label: "y", methods: { report: { name: "report", title: "Ours" } }, new_member: [1] },
    ]);
  });

  it("takes a file that you wrote", () => {
    const own = step.clarifyCheck("Bias", {
      ...job,
      checkType: "MODEL_BIAS",
      analysisConfig: asset("clarify/analysis_config.json"),
      modelName: params.Model,
    });
    expect(compile(inPipeline(own)).Steps[0]).toMatchObject({
      Arguments: {
        ProcessingInputs: [{ S3Input: { S3Uri: "s3://bucket/P/input/unhashed/analysis_config.json" } }, {}],
      },
      ModelName: { Get: "Parameters.Model" },
    });
    expect(own.monitoringConfig).toBe(own.props.analysisConfig);
  });

  it("hands on its baseline and what monitoring asks later", () => {
    const bias = step.clarifyCheck("Bias", dataBias);
    expectTypeOf(bias.outputs.calculatedBaselineConstraints).toEqualTypeOf<Ref<S3Uri>>();
    expectTypeOf(bias.monitoringConfig).toEqualTypeOf<Source>();
    expect(expressionOf(bias.outputs.baselineUsedForDriftCheckConstraints)).toEqual({
      Get: "Steps.Bias.BaselineUsedForDriftCheckConstraints",
    });
    const register = step.registerModel("Register", {
      model: "s3://b/model.tar.gz",
      image: job.image,
      modelPackageGroupName: "group",
      supportedContentTypes: ["text/csv"],
      supportedResponseMIMETypes: ["text/csv"],
      driftCheckBaselines: {
        bias: {
          configFile: { s3Uri: bias.monitoringConfig },
          preTrainingConstraints: { s3Uri: bias.outputs.baselineUsedForDriftCheckConstraints },
        },
      },
    });

    const { Steps } = compile(inPipeline(bias, register));

    expect(Steps[1]).toMatchObject({
      Arguments: {
        DriftCheckBaselines: {
          Bias: {
            ConfigFile: { S3Uri: expect.stringMatching(/^s3:\/\/bucket\/P\/input\/\w{64}\/analysis_config/) },
          },
        },
      },
    });
    expect(contentsOf(bias, register)).toHaveLength(2);
  });

  it("is an issue: a number that JSON cannot say", () => {
    const wrong = step.clarifyCheck("Bias", { ...modelBias, probabilityThreshold: Number.NaN });
    expect(check(inPipeline(wrong))).toMatchObject({
      ok: false,
      issues: [
        { code: "VALUE_NOT_JSON", path: ["steps", "Bias", "analysisConfig", "probability_threshold"] },
      ],
    });
  });

  it("does not compile with what the service would refuse", () => {
    // @ts-expect-error a model is missing
    expect(() => step.clarifyCheck("Bias", { ...job, checkType: "MODEL_BIAS", facet })).toThrow("predictor");
    // @ts-expect-error groups are missing
    expect(() => step.clarifyCheck("Bias", { ...job, checkType: "DATA_BIAS", label: "y" })).toThrow("facet");
    // @ts-expect-error the method is missing
    expect(() => step.clarifyCheck("E", { ...job, checkType: "MODEL_EXPLAINABILITY", predictor })).toThrow(
      "shap",
    );
    // @ts-expect-error the question is not known when the pipeline is written
    expect(() => step.clarifyCheck("Bias", { ...dataBias, label: params.Model })).toThrow("REF_MISUSED");
    expect(() => step.clarifyCheck("Bias", undefined as never)).toThrow("STEP_PROP_INVALID");
    // @ts-expect-error data have no model
    step.clarifyCheck("Bias", { ...dataBias, predictor });
    // @ts-expect-error that metric needs answers of a model
    step.clarifyCheck("Bias", { ...dataBias, methods: ["DPPL"] });
    // @ts-expect-error either a file or the question
    step.clarifyCheck("Bias", { ...dataBias, analysisConfig: "s3://b/analysis_config.json" });
    // @ts-expect-error there are no statistics
    step.clarifyCheck("Bias", dataBias).outputs.calculatedBaselineStatistics;
  });
});
