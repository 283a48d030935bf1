import { describe, expect, expectTypeOf, it } from "vitest";
import { check, compile } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import type { Ref, S3Uri } from "../ref.ts";
import { step } from "../step.ts";
import type { ListedStep } from "../step-group.ts";

const params = defineParams({ Batch: param.s3Uri(), Model: param.string() });
const image = "159807026194.dkr.ecr.us-west-2.amazonaws.com/sagemaker-model-monitor-analyzer";
const transform = { modelName: params.Model, instanceType: "ml.m5.large", source: params.Batch } as const;
const dataQuality = {
  checkType: "DATA_QUALITY",
  image,
  baselineDataset: params.Batch,
  datasetFormat: { csv: {} },
} as const;
const explain = {
  checkType: "MODEL_EXPLAINABILITY",
  image,
  dataset: params.Batch,
  predictor: { modelName: params.Model, instanceType: "ml.m5.large", initialInstanceCount: 1 },
  shap: {},
} as const;

const earlier = step.lambda("Earlier", { functionArn: "arn:aws:lambda:eu-west-1:123456789012:function:f" });
const made = (...steps: ListedStep[]) =>
  pipeline("P", { params, role: "arn:aws:iam::123456789012:role/r", bucket: "bucket", steps });
const edges = (...steps: ListedStep[]) =>
  compile(made(...steps)).Steps.map(({ Name, Type, DependsOn }) => [Name, Type, DependsOn]);

describe("a monitored batch transform", () => {
  it("checks what comes out, once it has; the first step waits for what comes before", () => {
    const score = step.monitorBatchTransform("Score", {
      transform,
      monitoring: dataQuality,
      dependsOn: [earlier],
    });
    expect(edges(earlier, score)).toEqual([
      ["Earlier", "Lambda", undefined],
      ["Score-transform", "Transform", ["Earlier"]],
      ["Score-monitoring", "QualityCheck", ["Score-transform"]],
    ]);
  });

  it("checks what goes in first", () => {
    const score = step.monitorBatchTransform("Score", {
      transform,
      monitoring: explain,
      monitorBeforeTransform: true,
      dependsOn: [earlier],
    });
    expect(edges(earlier, score)).toEqual([
      ["Earlier", "Lambda", undefined],
      ["Score-transform", "Transform", ["Score-monitoring"]],
      ["Score-monitoring", "ClarifyCheck", ["Earlier"]],
    ]);
  });

  it("lets the check read what the transform wrote", () => {
    const score = step.monitorBatchTransform("Score", {
      transform,
      monitoring: ({ outputs }) => ({
        checkType: "MODEL_QUALITY",
        image,
        baselineDataset: outputs.transformed,
        datasetFormat: { json: {} },
        problemType: "Regression",
      }),
    });
    expect(compile(made(score)).Steps[1]).toMatchObject({
      Arguments: {
        ProcessingInputs: [
          { S3Input: { S3Uri: { Get: "Steps.Score-transform.TransformOutput.S3OutputPath" } } },
        ],
      },
    });
  });

  it("keeps what each of the two waits for by itself", () => {
    const score = step.monitorBatchTransform("Score", {
      transform: { ...transform, dependsOn: [earlier] },
      monitoring: { ...dataQuality, dependsOn: [earlier] },
    });
    expect(edges(earlier, score).slice(1)).toEqual([
      ["Score-transform", "Transform", ["Earlier"]],
      ["Score-monitoring", "QualityCheck", ["Score-transform", "Earlier"]],
    ]);
  });

  it("hands on both steps", () => {
    const score = step.monitorBatchTransform("Score", { transform, monitoring: dataQuality });
    expectTypeOf(score.transform.name).toEqualTypeOf<"Score-transform">();
    expectTypeOf(score.monitoring.name).toEqualTypeOf<"Score-monitoring">();
    expectTypeOf(score.monitoring.outputs.calculatedBaselineStatistics).toEqualTypeOf<Ref<S3Uri>>();
    const explained = step.monitorBatchTransform("Explain", { transform, monitoring: explain });
    expectTypeOf(explained.monitoring.kind).toEqualTypeOf<"clarifyCheck">();

    const after = step.lambda("After", { functionArn: earlier.props.functionArn, dependsOn: [score] });

    expect(edges(score, after)[2]).toEqual(["After", "Lambda", ["Score-transform", "Score-monitoring"]]);
  });

  it("is told by name when it is not listed", () => {
    const score = step.monitorBatchTransform("Score", { transform, monitoring: dataQuality });
    expect(check(made(score.monitoring))).toMatchObject({
      ok: false,
      issues: [{ code: "STEP_NOT_LISTED" }],
    });
  });

  it("does not compile where the order makes no sense", () => {
    const modelBias = {
      checkType: "MODEL_BIAS",
      image,
      dataset: params.Batch,
      predictor: explain.predictor,
      facet: [{ nameOrIndex: "age" }],
    } as const;
    const before = { transform, monitorBeforeTransform: true } as const;
    // @ts-expect-error answers that are not there yet cannot be checked
    step.monitorBatchTransform("Score", { ...before, monitoring: modelBias });
    const noProblemType = { ...dataQuality, checkType: "MODEL_QUALITY" } as const;
    // @ts-expect-error the kind of problem is missing
    step.monitorBatchTransform("Score", { transform, monitoring: noProblemType });
    const read = () => dataQuality;
    // @ts-expect-error what is checked first cannot read from the transform
    const reads = () => step.monitorBatchTransform("Score", { ...before, monitoring: read });
    expect(reads).toThrow("STEP_PROP_INVALID");
    // @ts-expect-error nothing to transform
    expect(() => step.monitorBatchTransform("S", { monitoring: dataQuality })).toThrow("STEP_PROP_INVALID");
    // @ts-expect-error nothing to check
    expect(() => step.monitorBatchTransform("Score", { transform })).toThrow("STEP_PROP_INVALID");
  });
});
