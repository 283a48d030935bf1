import { describe, expect, expectTypeOf, it } from "vitest";
import { check, compile } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref, type S3Uri } from "../ref.ts";
import { step } from "../step.ts";
import type { StepNode } from "../step-node.ts";

const params = defineParams({
  Least: param.float({ default: 0.1 }),
  Out: param.s3Uri({ default: "s3://bucket/out" }),
});
const ROLE = "arn:aws:iam::123456789012:role/R";
const of = (...steps: StepNode[]) => pipeline("P", { role: ROLE, bucket: "bucket", params, steps });
const argumentsOf = (node: StepNode) => compile(of(node)).Steps[0]?.Arguments;

const job = { image: "image", instanceType: "ml.m5.large" } as const;
const goal = {
  objective: { type: "Minimize", metricName: "rmse" },
  parameterRanges: { eta: { type: "Continuous", minValue: params.Least, maxValue: 0.5 } },
} as const;
const minimal = { ...goal, maxNumberOfTrainingJobs: 5, trainingJobDefinition: job } as const;
const least = { "Std:Join": { On: "", Values: [{ Get: "Parameters.Least" }] } };
const ranges = {
  ContinuousParameterRanges: [{ Name: "eta", MinValue: least, MaxValue: "0.5", ScalingType: "Auto" }],
  CategoricalParameterRanges: [],
  IntegerParameterRanges: [],
};

describe("step.tuning", () => {
  it("needs a goal, a number of jobs and a training job only", () => {
    expect(argumentsOf(step.tuning("Tune", minimal))).toEqual({
      HyperParameterTuningJobConfig: {
        Strategy: "Bayesian",
        ResourceLimits: { MaxNumberOfTrainingJobs: 5, MaxParallelTrainingJobs: 1 },
        TrainingJobEarlyStoppingType: "Off",
        HyperParameterTuningJobObjective: { Type: "Minimize", MetricName: "rmse" },
        ParameterRanges: ranges,
      },
      TrainingJobDefinition: {
        StaticHyperParameters: {},
        AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: "image" },
        OutputDataConfig: { S3OutputPath: "s3://bucket/P/Tune" },
        StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
        HyperParameterTuningResourceConfig: {
          InstanceCount: 1,
          InstanceType: "ml.m5.large",
          VolumeSizeInGB: 30,
        },
        RoleArn: ROLE,
      },
    });
  });

  it("writes every prop where the API has it", () => {
    const tune = step.tuning("Tune", {
      objective: goal.objective,
      maxNumberOfTrainingJobs: 5,
      parameterRanges: {
        depth: { type: "Integer", minValue: 2, maxValue: 10, scalingType: "Linear" },
        booster: { type: "Categorical", values: ["gbtree", 1, true] },
        gamma: { type: "Auto", valueHint: 0.5 },
      },
      jobNamePrefix: "tune",
      strategy: "Hyperband",
      maxParallelTrainingJobs: 2,
      maxRuntimeInSeconds: 7200,
      trainingJobEarlyStoppingType: "Auto",
      randomSeed: 7,
      tuningJobCompletionCriteria: { targetObjectiveMetricValue: 0.9 },
      warmStartConfig: {
        warmStartType: "IdenticalDataAndAlgorithm",
        parentHyperParameterTuningJobs: ["earlier"],
      },
      autotune: true,
      tags: [{ key: "team", value: "a" }],
      trainingJobDefinition: {
        ...job,
        code: "src",
        entryPoint: "train.py",
        hyperParameters: { name: "n" },
        overrides: { RetryStrategy: { MaximumRetryAttempts: 3 } },
      },
      overrides: { HyperParameterTuningJobConfig: { ResourceLimits: { MaxRuntimeInSeconds: 3600 } } },
    });

    expect(argumentsOf(tune)).toMatchObject({
      HyperParameterTuningJobName: "tune",
      HyperParameterTuningJobConfig: {
        Strategy: "Hyperband",
        ResourceLimits: { MaxParallelTrainingJobs: 2, MaxRuntimeInSeconds: 3600 },
        TrainingJobEarlyStoppingType: "Auto",
        RandomSeed: 7,
        TuningJobCompletionCriteria: { TargetObjectiveMetricValue: 0.9 },
        ParameterRanges: {
          ContinuousParameterRanges: [],
          IntegerParameterRanges: [{ Name: "depth", MinValue: "2", MaxValue: "10", ScalingType: "Linear" }],
          CategoricalParameterRanges: [{ Name: "booster", Values: ["gbtree", "1", "true"] }],
          AutoParameters: [{ Name: "gamma", ValueHint: "0.5" }],
        },
      },
      TrainingJobDefinition: {
        StaticHyperParameters: { name: '"n"', sagemaker_program: '"train.py"' },
        RetryStrategy: { MaximumRetryAttempts: 3 },
      },
      WarmStartConfig: {
        WarmStartType: "IdenticalDataAndAlgorithm",
        ParentHyperParameterTuningJobs: [{ HyperParameterTuningJobName: "earlier" }],
      },
      Autotune: { Mode: "Enabled" },
      Tags: [{ Key: "team", Value: "a" }],
    });
  });

  it("gives each of several definitions its own goal", () => {
    const tune = step.tuning("Tune", {
      maxNumberOfTrainingJobs: 5,
      trainingJobDefinitions: { first: { ...job, ...goal }, second: { ...job, ...goal, image: "other" } },
    });

    const written = argumentsOf(tune) as { readonly [member: string]: object };
    expect(written).toMatchObject({
      TrainingJobDefinitions: [
        {
          DefinitionName: "first",
          TuningObjective: { Type: "Minimize", MetricName: "rmse" },
          HyperParameterRanges: ranges,
        },
        { DefinitionName: "second", AlgorithmSpecification: { TrainingImage: "other" } },
      ],
    });
    expect(written.HyperParameterTuningJobConfig).not.toHaveProperty("ParameterRanges");
    expect(written).not.toHaveProperty("TrainingJobDefinition");
  });

  it("does not compile with what makes no sense", () => {
    // @ts-expect-error one definition and several
    step.tuning("Tune", { ...minimal, trainingJobDefinitions: {} });
    // @ts-expect-error a definition without a goal
    step.tuning("Tune", { trainingJobDefinition: job });
    step.tuning("Tune", {
      ...minimal,
      // @ts-expect-error a range of values has no bounds
      parameterRanges: { booster: { type: "Categorical", minValue: 1, maxValue: 2 } },
    });
    // @ts-expect-error no such direction
    step.tuning("Tune", { ...minimal, objective: { type: "Lower", metricName: "rmse" } });
  });

  it.each<[string, object, string]>([
    ["no such type", { type: "Float", minValue: 1, maxValue: 2 }, '"Float"'],
    ["no object", null as never, "is no object"],
    ["no values", { type: "Categorical", values: [] }, "values"],
    ["a text for values", { type: "Categorical", values: "gbtree" }, "values"],
    ["one bound", { type: "Integer", minValue: 1 }, "maxValue"],
    ["a bound that is no number", { type: "Integer", minValue: "few", maxValue: 2 }, "no number"],
    ["bounds from high to low", { type: "Continuous", minValue: 2, maxValue: 1 }, "down to 1"],
    [
      "a logarithm of nothing",
      { type: "Continuous", minValue: 0, maxValue: 1, scalingType: "Logarithmic" },
      "logarithm",
    ],
  ])("refuses a range with %s", (_what, range, words) => {
    const tune = step.tuning("Tune", { ...minimal, parameterRanges: { eta: range as never } });

    const result = check(of(tune));

    const issue = result.ok
      ? undefined
      : result.issues.find(({ code }) => code === "PARAMETER_RANGE_INVALID");
    expect(issue?.path).toEqual(["steps", "Tune", "parameterRanges", "eta"]);
    expect(issue?.message).toContain(words);
  });

  it.each<[string, object, string]>([
    ["no training job", { trainingJobDefinition: undefined }, "trainingJobDefinition"],
    ["a text for a training job", { trainingJobDefinition: "x" }, "trainingJobDefinition"],
    [
      "a text for training jobs",
      { trainingJobDefinition: undefined, trainingJobDefinitions: "x" },
      "trainingJobDefinitions",
    ],
    [
      "null for one of them",
      { trainingJobDefinition: undefined, trainingJobDefinitions: { a: null } },
      "trainingJobDefinitions.a",
    ],
    [
      "one parent that is no list",
      { warmStartConfig: { warmStartType: "TransferLearning", parentHyperParameterTuningJobs: "a" } },
      "warmStartConfig.parentHyperParameterTuningJobs",
    ],
  ])("tells plain JavaScript of %s", (_what, props, prop) => {
    const result = check(of(step.tuning("Tune", { ...minimal, ...props } as never)));

    expect(result.ok ? [] : result.issues).toContainEqual(
      expect.objectContaining({ code: "STEP_PROP_INVALID", path: ["steps", "Tune", prop] }),
    );
  });

  it("cannot be made without props", () => {
    expect(() => step.tuning("Tune", undefined as never)).toThrow("STEP_PROP_INVALID");
  });

  it("reports a training time that the service does not allow", () => {
    const trainingJobDefinition = { ...job, maxRuntimeInSeconds: 0 };
    expect(check(of(step.tuning("Tune", { ...minimal, trainingJobDefinition })))).toMatchObject({
      ok: false,
      issues: expect.arrayContaining([
        expect.objectContaining({
          code: "VALUE_OUT_OF_RANGE",
          path: ["steps", "Tune", "maxRuntimeInSeconds"],
        }),
      ]),
    });
  });
});

describe("the best models", () => {
  const name = (rank: number) => ({ Get: `Steps.Tune.TrainingJobSummaries[${rank}].TrainingJobName` });
  const topModelOf = (outputPath: S3Uri | Ref<S3Uri> | undefined, rank?: number) => {
    const definition = outputPath === undefined ? job : { ...job, outputPath };
    const tune = step.tuning("Tune", { ...minimal, trainingJobDefinition: definition });
    const use = step.model("Use", { image: "image", model: tune.topModel(rank) });
    compile(of(tune, use));
    return expressionOf(tune.topModel(rank));
  };

  it.each([
    ["a literal path, as Python writes it", "s3://b/some/where/", ["s3:/", "b", "some/where"]],
    ["a bucket", "s3://b", ["s3:/", "b"]],
    ["a path known later", params.Out, [{ Get: "Parameters.Out" }]],
    [
      "the default path",
      undefined,
      [{ Get: "Steps.Tune.TrainingJobDefinition.OutputDataConfig.S3OutputPath" }],
    ],
  ] as const)("lie below %s", (_what, path, place) => {
    expect(topModelOf(path)).toEqual({
      "Std:Join": { On: "/", Values: [...place, name(0), "output/model.tar.gz"] },
    });
  });

  it("are 50", () => {
    expect(topModelOf("s3://b", 49)).toMatchObject({
      "Std:Join": { Values: ["s3:/", "b", name(49), "output/model.tar.gz"] },
    });
    for (const rank of [-1, 50, 0.5]) expect(() => topModelOf("s3://b", rank)).toThrow(/VALUE_OUT_OF_RANGE/);
  });

  it("lie in one place though there are several definitions, or it is an issue", () => {
    const several = (...paths: (S3Uri | undefined)[]) =>
      step.tuning("Tune", {
        maxNumberOfTrainingJobs: 5,
        trainingJobDefinitions: Object.fromEntries(
          paths.map((path, index) => [
            `d${index}`,
            { ...job, ...goal, ...(path === undefined ? {} : { outputPath: path }) },
          ]),
        ),
      });

    expect(JSON.stringify(expressionOf(several(undefined, undefined).topModel()))).toContain(
      "Steps.Tune.TrainingJobDefinitions[0].OutputDataConfig.S3OutputPath",
    );
    expect(() => several("s3://a", "s3://b").topModel()).toThrow(/TUNING_OUTPUT_PATHS_DIFFER/);
  });

  it("are typed", () => {
    const tune = step.tuning("Tune", minimal);
    expectTypeOf(tune.topModel()).toEqualTypeOf<Ref<S3Uri>>();
    expectTypeOf(tune.outputs.bestTrainingJobName).toEqualTypeOf<Ref<string>>();
    expect(expressionOf(tune.properties.TrainingJobSummaries.at(0).TrainingJobName)).toEqual(name(0));
    // @ts-expect-error no such property
    tune.properties.TrainingJobSummary;
  });
});
