import { describe, expect, it } from "vitest";
import { check } from "../compile/check.ts";
import { importDefinition } from "../import/import-definition.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { step } from "../step.ts";
import type { StepNode } from "../step-node.ts";

const params = defineParams({
  Seconds: param.integer({ default: 60 }),
  Mode: param.string({ default: "File" }),
  On: param.boolean({ default: false }),
});
const { Seconds, Mode, On } = params;
const frame = { role: "arn:aws:iam::123456789012:role/R", bucket: "bucket", params };
const image = "246618743249.dkr.ecr.us-west-2.amazonaws.com/image:1";
const job = { image, instanceType: "ml.m5.large" } as const;
const seconds = { Get: "Parameters.Seconds" };
const mode = { Get: "Parameters.Mode" };

function compiled(node: StepNode) {
  const checked = check(pipeline("P", { ...frame, steps: [node] }));
  if (!checked.ok) throw checked.issues;
  const source = importDefinition(JSON.parse(JSON.stringify(checked.value)));
  const [only] = checked.value.Steps;
  return { args: only?.Arguments, source: source.ok ? source.value : JSON.stringify(source.issues) };
}

/** Reads back through props of its own, and none of what the step has for all else. */
const OTHER_WAYS = /overrides|step\.raw|as never/;

describe("a scalar of the request may be a ref", () => {
  it("in a training job and its channels", () => {
    const { args, source } = compiled(
      step.training("Train", {
        ...job,
        trainingInputMode: Mode,
        maxRuntimeInSeconds: Seconds,
        maxWaitTimeInSeconds: Seconds,
        enableManagedSpotTraining: true,
        metricDefinitions: { rmse: Mode },
        channels: {
          train: {
            source: "s3://data/train",
            s3DataType: Mode,
            s3DataDistributionType: Mode,
            inputMode: Mode,
            compressionType: Mode,
            recordWrapperType: Mode,
            attributeNames: ["a", Mode],
          },
        },
      }),
    );

    expect(args).toMatchObject({
      AlgorithmSpecification: {
        TrainingInputMode: mode,
        MetricDefinitions: [{ Name: "rmse", Regex: mode }],
      },
      StoppingCondition: { MaxRuntimeInSeconds: seconds, MaxWaitTimeInSeconds: seconds },
      InputDataConfig: [
        {
          DataSource: {
            S3DataSource: { S3DataType: mode, S3DataDistributionType: mode, AttributeNames: ["a", mode] },
          },
          CompressionType: mode,
          RecordWrapperType: mode,
          InputMode: mode,
        },
      ],
    });
    expect(source).not.toMatch(OTHER_WAYS);
  });

  it("in a processing job, its inputs and outputs", () => {
    const how = {
      s3DataType: Mode,
      s3InputMode: Mode,
      s3DataDistributionType: Mode,
      s3CompressionType: Mode,
    };
    const { args, source } = compiled(
      step.processing("Process", {
        ...job,
        maxRuntimeInSeconds: Seconds,
        inputs: { data: { source: "s3://data/in", destination: Mode, appManaged: On, ...how } },
        outputs: { out: { source: Mode, s3UploadMode: Mode } },
      }),
    );

    expect(args).toMatchObject({
      StoppingCondition: { MaxRuntimeInSeconds: seconds },
      ProcessingInputs: [
        {
          AppManaged: { Get: "Parameters.On" },
          S3Input: {
            LocalPath: mode,
            S3DataType: mode,
            S3InputMode: mode,
            S3DataDistributionType: mode,
            S3CompressionType: mode,
          },
        },
      ],
      ProcessingOutputConfig: { Outputs: [{ S3Output: { LocalPath: mode, S3UploadMode: mode } }] },
    });
    expect(source).not.toMatch(OTHER_WAYS);
  });

  it("in a transform job", () => {
    const { args, source } = compiled(
      step.transform("Transform", {
        modelName: "m",
        instanceType: "ml.m5.large",
        source: "s3://data/in",
        s3DataType: Mode,
        compressionType: Mode,
        splitType: Mode,
        assembleWith: Mode,
        batchStrategy: Mode,
      }),
    );

    expect(args).toMatchObject({
      BatchStrategy: mode,
      TransformInput: {
        DataSource: { S3DataSource: { S3DataType: mode } },
        CompressionType: mode,
        SplitType: mode,
      },
      TransformOutput: { AssembleWith: mode },
    });
    expect(source).not.toMatch(OTHER_WAYS);
  });

  it("in an AutoML job's channels", () => {
    const { args, source } = compiled(
      step.autoML("Auto", {
        channels: { training: { source: "s3://data/in", s3DataType: Mode, compressionType: Mode } },
        targetAttributeName: "y",
      }),
    );

    expect(args).toMatchObject({
      InputDataConfig: [{ DataSource: { S3DataSource: { S3DataType: mode } }, CompressionType: mode }],
    });
    expect(source).not.toMatch(OTHER_WAYS);
  });

  it("in a range of a tuning job", () => {
    const range = { type: "Continuous", minValue: 0.1, maxValue: 1, scalingType: Mode } as const;
    const { args, source } = compiled(
      step.tuning("Tune", {
        objective: { type: "Minimize", metricName: "rmse" },
        parameterRanges: { eta: range },
        maxNumberOfTrainingJobs: 3,
        trainingJobDefinition: { ...job, maxRuntimeInSeconds: Seconds },
      }),
    );

    expect(args).toMatchObject({
      HyperParameterTuningJobConfig: {
        ParameterRanges: { ContinuousParameterRanges: [{ ScalingType: mode }] },
      },
      TrainingJobDefinition: { StoppingCondition: { MaxRuntimeInSeconds: seconds } },
    });
    expect(source).not.toMatch(OTHER_WAYS);
  });

  it("in what a registered model skips", () => {
    const { args, source } = compiled(
      step.registerModel("Register", {
        image,
        model: "s3://data/model.tar.gz",
        modelPackageGroupName: "g",
        skipModelValidation: Mode,
      }),
    );

    expect(args).toMatchObject({ SkipModelValidation: mode });
    expect(source).not.toMatch(OTHER_WAYS);
  });

  it("in a quality check", () => {
    const { args, source } = compiled(
      step.qualityCheck("Check", {
        image,
        checkType: "MODEL_QUALITY",
        problemType: Mode,
        baselineDataset: "s3://data/in",
        datasetFormat: { csv: {} },
        maxRuntimeInSeconds: Seconds,
        modelPackageGroupName: "g",
      }),
    );

    expect(args).toMatchObject({
      Environment: { problem_type: mode },
      StoppingCondition: { MaxRuntimeInSeconds: seconds },
    });
    expect(source).not.toMatch(OTHER_WAYS);
  });

  it("in a notebook job", () => {
    const { args } = compiled(
      step.notebookJob("Notebook", {
        inputNotebook: "n.ipynb",
        image,
        kernelName: "python3",
        maxRuntimeInSeconds: Seconds,
        region: Mode,
      }),
    );

    expect(args).toMatchObject({
      StoppingCondition: { MaxRuntimeInSeconds: seconds },
      Environment: { AWS_DEFAULT_REGION: mode },
    });
  });
});

describe("where nothing is known only later", () => {
  const withRef = (name: string, props: object) => step.fn(name, { on: "lambda", run: () => 1, ...props });
  const issuesOf = (node: StepNode) => {
    const place = { region: "eu-central-1", accountId: "123456789012", role: frame.role };
    const checked = check(pipeline("P", { ...frame, lambda: place, steps: [node] }));
    return checked.ok ? [] : checked.issues.map(({ code, path }) => [code, ...path]);
  };

  it("a ref is told with its prop", () => {
    expect(issuesOf(withRef("F", { timeout: Seconds }))).toEqual([
      ["STEP_PROP_INVALID", "steps", "F", "timeout"],
    ]);
  });

  it.each([
    ["a function", withRef("F", { functionName: Mode })],
    [
      "a notebook",
      step.notebookJob("F", {
        inputNotebook: "n.ipynb",
        image,
        kernelName: "python3",
        ...({ notebookJobName: Mode } as object),
      }),
    ],
  ])("a ref that is made text of is told with its step: %s", (_, node) => {
    expect(() => issuesOf(node)).toThrow(/REF_MISUSED.*Step "F"/);
  });
});

it("takes no ref to a text for seconds", () => {
  // @ts-expect-error a text is no number of seconds
  step.training("Train", { ...job, maxRuntimeInSeconds: Mode });
});
