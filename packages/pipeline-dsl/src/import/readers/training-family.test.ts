import type { JsonObject } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { compile } from "../../compile/check.ts";
import { defineParams, param } from "../../param.ts";
import { pipeline } from "../../pipeline.ts";
import { step } from "../../step.ts";
import type { StepNode } from "../../step-node.ts";
import { importDefinition } from "../import-definition.ts";

const params = defineParams({ Rounds: param.integer({ default: 3 }), Name: param.string({ default: "n" }) });
const frame = { role: "arn:aws:iam::123456789012:role/R", bucket: "bucket", params };
const job = {
  image: "246618743249.dkr.ecr.us-west-2.amazonaws.com/image:1",
  instanceType: "ml.m5.large",
} as const;

/** The program that reads like these steps, after a change of their definition. */
function sourceOf(node: StepNode, change: (args: JsonObject) => JsonObject = (args) => args): string {
  const definition = JSON.parse(JSON.stringify(compile(pipeline("P", { ...frame, steps: [node] }))));
  const [first] = definition.Steps;
  const changed = { ...definition, Steps: [{ ...first, Arguments: change(first.Arguments) }] };
  const result = importDefinition(changed);
  return result.ok ? result.value.replaceAll(/\s+/g, " ") : JSON.stringify(result.issues);
}

describe("a script", () => {
  const train = step.training("Train", {
    ...job,
    code: "s3://bucket/code.tar.gz",
    entryPoint: "train.py",
    distribution: "torch_distributed",
    hyperParameters: {
      epochs: 3,
      name: "n",
      layers: [1, { on: true }],
      rounds: params.Rounds,
      of: params.Name,
    },
  });

  it("is read with its hyperparameters out of their JSON", () => {
    const source = sourceOf(train);

    expect(source).toContain('code: "s3://bucket/code.tar.gz", entryPoint: "train.py",');
    expect(source).toContain('distribution: "torch_distributed"');
    expect(source).toMatch(
      /hyperParameters: \{ epochs: 3, name: "n", layers: \[1, \{ on: true \}\], rounds: params.Rounds, of: params.Name,? \}/,
    );
    expect(source).not.toMatch(/overrides|region|sagemaker_/);
  });

  it("keeps what is no JSON of ours in overrides", () => {
    const source = sourceOf(train, (args) => ({
      ...args,
      HyperParameters: {
        ...(args.HyperParameters as JsonObject),
        rate: "0.10",
        plain: "text",
        raw: { Get: "Parameters.Name" },
        sagemaker_region: '"eu-west-1"',
      },
    }));

    expect(source).toContain('region: "eu-west-1"');
    expect(source).toMatch(
      /overrides: \{ HyperParameters: \{ rate: "0.10", plain: "text", raw: params.Name,? \}/,
    );
  });

  it("is none where the toolkit's hyperparameters are not as the toolkit reads them", () => {
    const source = sourceOf(train, (args) => ({
      ...args,
      HyperParameters: { sagemaker_program: "a.py", sagemaker_submit_directory: "s3://bucket/code.tar.gz" },
    }));

    expect(source).toContain('hyperParameters: { sagemaker_program: "a.py"');
    expect(source).not.toContain("entryPoint");
  });
});

describe("a tuning job", () => {
  const goal = {
    objective: { type: "Minimize", metricName: "rmse" },
    parameterRanges: {
      eta: { type: "Continuous", minValue: 0.01, maxValue: params.Rounds, scalingType: "Logarithmic" },
      depth: { type: "Integer", minValue: 2, maxValue: 10 },
      booster: { type: "Categorical", values: ["gbtree", "dart"] },
      gamma: { type: "Auto", valueHint: 0.5 },
    },
  } as const;

  it("is read with its goal and its training job", () => {
    const source = sourceOf(
      step.tuning("Tune", {
        ...goal,
        jobNamePrefix: "tune",
        maxNumberOfTrainingJobs: params.Rounds,
        autotune: true,
        warmStartConfig: {
          warmStartType: "TransferLearning",
          parentHyperParameterTuningJobs: [params.Name, "other"],
        },
        trainingJobDefinition: { ...job, hyperParameters: { rounds: 50 } },
      }),
    );

    expect(source).toContain('objective: { type: "Minimize", metricName: "rmse" }');
    expect(source).toMatch(
      /eta: \{ type: "Continuous", minValue: 0.01, maxValue: params.Rounds, scalingType: "Logarithmic",? \}/,
    );
    expect(source).toContain('depth: { type: "Integer", minValue: 2, maxValue: 10 }');
    expect(source).toContain('booster: { type: "Categorical", values: ["gbtree", "dart"] }');
    expect(source).toContain('gamma: { type: "Auto", valueHint: 0.5 }');
    expect(source).toContain('parentHyperParameterTuningJobs: [params.Name, "other"]');
    expect(source).toContain("autotune: true");
    expect(source).toContain("hyperParameters: { rounds: 50 }");
    expect(source).toContain('jobNamePrefix: "tune"');
    expect(source).not.toMatch(/overrides|step\.raw|as never/);
  });

  it("is read with several definitions, each with overrides of its own", () => {
    const overrides = { RetryStrategy: { MaximumRetryAttempts: 3 } };
    const source = sourceOf(
      step.tuning("Tune", {
        maxNumberOfTrainingJobs: 5,
        trainingJobDefinitions: { first: { ...job, ...goal }, second: { ...job, ...goal, overrides } },
      }),
    );

    expect(source.match(/overrides/g)).toHaveLength(1);
    expect(source).toContain("overrides: { RetryStrategy: { MaximumRetryAttempts: 3 } }");
    expect(source).not.toMatch(/step\.raw|as never/);
  });

  it("takes ranges that are not given away again", () => {
    const tune = step.tuning("Tune", { ...goal, maxNumberOfTrainingJobs: 5, trainingJobDefinition: job });
    const source = sourceOf(tune, (args) => {
      const { ParameterRanges: _, ...config } = args.HyperParameterTuningJobConfig as JsonObject;
      return { ...args, HyperParameterTuningJobConfig: config };
    });

    expect(source).toContain("parameterRanges: {}");
    expect(source).toContain("overrides: { HyperParameterTuningJobConfig: { ParameterRanges: undefined } }");
  });
});

it("reads an AutoML job with its channels", () => {
  const source = sourceOf(
    step.autoML("Auto", {
      channels: { training: "s3://data/t", validation: { source: "s3://data/v", contentType: params.Name } },
      targetAttributeName: "y",
      metricName: "MSE",
      problemType: "Regression",
      maxCandidates: 3,
      enableInterContainerTrafficEncryption: false,
      overrides: { AutoMLJobConfig: { DataSplitConfig: { ValidationFraction: 0.2 } } },
    }),
  );

  expect(source).toMatch(
    /channels: \{ training: "s3:\/\/data\/t", validation: \{ source: "s3:\/\/data\/v", contentType: params.Name \},? \}/,
  );
  expect(source).toContain('targetAttributeName: "y"');
  expect(source).toContain('metricName: "MSE"');
  expect(source).toContain("maxCandidates: 3");
  expect(source).toContain("enableInterContainerTrafficEncryption: false");
  expect(source).toContain(
    "overrides: { AutoMLJobConfig: { DataSplitConfig: { ValidationFraction: 0.2 } } }",
  );
  expect(source).not.toMatch(/step\.raw|as never/);
});
