import type {
  DescribeHyperParameterTuningJobResponse,
  DescribeModelOutput,
  DescribeModelPackageOutput,
  DescribeProcessingJobResponse,
  DescribeTrainingJobResponse,
  DescribeTransformJobResponse,
} from "@aws-sdk/client-sagemaker";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { MAPS } from "./properties.ts";
import { expressionOf, isRef, REF, type Ref, type S3Uri } from "./ref.ts";
import { step } from "./step.ts";

const preprocess = step.processing("Preprocess", {
  image: "image",
  instanceType: "ml.m5.large",
  outputs: { train: "/opt/ml/processing/train" },
});
const train = step.training("Train", {
  image: "image",
  instanceType: "ml.m5.large",
  metricDefinitions: { "validation:rmse": "rmse=(.*)" },
});
const register = step.registerModel("Register", {
  image: "image",
  model: "s3://bucket/model.tar.gz",
  modelPackageGroupName: "group",
});

describe("the properties of a step", () => {
  it.each([
    [train.properties.ModelArtifacts.S3ModelArtifacts, "Train.ModelArtifacts.S3ModelArtifacts"],
    [train.properties.TrainingTimeInSeconds, "Train.TrainingTimeInSeconds"],
    [train.properties.CreationTime, "Train.CreationTime"],
    [train.properties.HyperParameters.at("eta"), "Train.HyperParameters['eta']"],
    [train.properties.InputDataConfig.at(1).ChannelName, "Train.InputDataConfig[1].ChannelName"],
    [train.properties.InputDataConfig[0]?.ChannelName, "Train.InputDataConfig[0].ChannelName"],
    [
      train.properties.FinalMetricDataList["validation:rmse"].Value,
      "Train.FinalMetricDataList['validation:rmse'].Value",
    ],
    [
      preprocess.properties.ProcessingOutputConfig.Outputs.train.S3Output.S3Uri,
      "Preprocess.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
    ],
    [
      preprocess.properties.ProcessingOutputConfig.Outputs.at(0).S3Output.S3Uri,
      "Preprocess.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri",
    ],
    [
      preprocess.properties.ProcessingInputs.at("in").S3Input.S3Uri,
      "Preprocess.ProcessingInputs['in'].S3Input.S3Uri",
    ],
    [preprocess.properties.Environment.at("0"), "Preprocess.Environment['0']"],
    [register.properties.CustomerMetadataProperties.at("a.b"), "Register.CustomerMetadataProperties['a.b']"],
    [
      register.properties.ModelMetrics.ModelQuality.Statistics.S3Uri,
      "Register.ModelMetrics.ModelQuality.Statistics.S3Uri",
    ],
  ])("are refs to their paths: %#", (ref, path) => {
    expect(isRef(ref)).toBe(true);
    expect(expressionOf(ref as Ref<unknown>)).toEqual({ Get: `Steps.${path}` });
  });

  it("have the types of the Describe response", () => {
    expectTypeOf(train.properties.ModelArtifacts.S3ModelArtifacts).toEqualTypeOf<Ref<S3Uri>>();
    expectTypeOf(train.properties.ModelArtifacts.S3ModelArtifacts).toExtend<Ref<string>>();
    expectTypeOf(train.properties.TrainingTimeInSeconds).toEqualTypeOf<Ref<number>>();
    expectTypeOf(train.properties.CreationTime).toEqualTypeOf<Ref<string>>();
    expectTypeOf(train.properties.EnableNetworkIsolation).toEqualTypeOf<Ref<boolean>>();
    expectTypeOf(train.properties.FinalMetricDataList["validation:rmse"].Value).toEqualTypeOf<Ref<number>>();
    expectTypeOf(register.properties.ModelPackageVersion).toEqualTypeOf<Ref<number>>();
  });

  it("are known to be text where the service's names say so, and may be anything elsewhere", () => {
    const { properties } = train;
    expect(properties.TrainingJobArn[REF].kind).toBe("string");
    expect(properties.HyperParameters.at("eta")[REF].kind).toBe("string");
    expect(properties.Environment.KEY?.[REF].kind).toBe("string");
    expect(properties.ResourceConfig.InstanceCount[REF].kind).toBe("unknown");
  });

  it("do not compile where the response has no such member", () => {
    // @ts-expect-error misspelt
    train.properties.ModelArtifacts.S3Modell;
    // @ts-expect-error of another response
    train.properties.ProcessingJobArn;
    // @ts-expect-error an output that the step does not declare
    preprocess.properties.ProcessingOutputConfig.Outputs.test;
    // @ts-expect-error a metric that the step does not define
    train.properties.FinalMetricDataList.rmse;
    // @ts-expect-error a whole object is no value
    step.fail("Stop", { errorMessage: train.properties.ModelArtifacts });
  });

  it("cannot be text, and cannot be waited for", async () => {
    expect(() => `${train.properties.TrainingJobName}`).toThrow("REF_MISUSED");
    await expect(Promise.resolve(train.properties)).resolves.toBeDefined();
  });

  it("refuse a key with a single quote, which no path can say", () => {
    expect(() => train.properties.HyperParameters.at("it's")).toThrow("KEY_NOT_QUOTABLE");
  });
});

type MapMember<T> = T extends string | number | boolean | Date | null | undefined
  ? never
  : T extends readonly (infer Item)[]
    ? MapMember<Item>
    : {
        [Key in keyof T & string]-?: string extends keyof NonNullable<T[Key]> ? Key : MapMember<T[Key]>;
      }[keyof T & string];

it("know every member of the responses that is a map", () => {
  type Maps =
    | MapMember<DescribeProcessingJobResponse>
    | MapMember<DescribeTrainingJobResponse>
    | MapMember<DescribeTransformJobResponse>
    | MapMember<DescribeModelOutput>
    | MapMember<DescribeModelPackageOutput>
    | MapMember<DescribeHyperParameterTuningJobResponse>;

  expectTypeOf<Maps>().toEqualTypeOf<(typeof MAPS)[number]>();
});
