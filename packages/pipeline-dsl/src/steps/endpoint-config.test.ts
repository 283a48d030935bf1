import { expect, expectTypeOf, it } from "vitest";
import { check, compile } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref } from "../ref.ts";
import { step } from "../step.ts";

const params = defineParams({ Count: param.integer() });
const create = step.model("Create", { image: "image" });
const productionVariants = [
  {
    variantName: "all",
    modelName: create.outputs.modelName,
    instanceType: "ml.m5.large",
    initialInstanceCount: params.Count,
  },
] as const;
const config = step.endpointConfig("Config", {
  endpointConfigName: "churn",
  productionVariants,
  shadowProductionVariants: [{ variantName: "new", modelName: "candidate" }],
  asyncInferenceConfig: { outputConfig: { s3OutputPath: "s3://bucket/answers" } },
  kmsKeyId: "key",
  executionRoleArn: "arn:aws:iam::123456789012:role/R",
  vpcConfig: { subnets: ["subnet-1"], securityGroupIds: ["sg-1"] },
  enableNetworkIsolation: true,
  tags: [{ key: "team", value: "a" }],
  retry: [{ exceptionType: "Step.THROTTLING" }],
  overrides: { MetricsConfig: { EnableEnhancedMetrics: true } },
});
const inPipeline = (...steps: Parameters<typeof pipeline>[1]["steps"]) =>
  pipeline("P", { params, role: "arn:aws:iam::123456789012:role/R", steps });

it("writes every prop where the API has it", () => {
  expect(compile(inPipeline(create, config)).Steps[1]).toEqual({
    Name: "Config",
    Type: "EndpointConfig",
    Arguments: {
      EndpointConfigName: "churn",
      ProductionVariants: [
        {
          VariantName: "all",
          ModelName: { Get: "Steps.Create.ModelName" },
          InstanceType: "ml.m5.large",
          InitialInstanceCount: { Get: "Parameters.Count" },
        },
      ],
      ShadowProductionVariants: [{ VariantName: "new", ModelName: "candidate" }],
      AsyncInferenceConfig: { OutputConfig: { S3OutputPath: "s3://bucket/answers" } },
      Tags: [{ Key: "team", Value: "a" }],
      KmsKeyId: "key",
      ExecutionRoleArn: "arn:aws:iam::123456789012:role/R",
      VpcConfig: { Subnets: ["subnet-1"], SecurityGroupIds: ["sg-1"] },
      EnableNetworkIsolation: true,
      MetricsConfig: { EnableEnhancedMetrics: true },
    },
    RetryPolicies: [{ ExceptionType: ["Step.THROTTLING"] }],
  });
});

it("hands on its name", () => {
  expectTypeOf(config.outputs.endpointConfigName).toEqualTypeOf<Ref<string>>();
  expect(expressionOf(config.outputs.endpointConfigName)).toEqual({ Get: "Steps.Config.EndpointConfigName" });
  expectTypeOf(config.properties.EndpointConfigArn).toEqualTypeOf<Ref<string>>();
});

it("is refused without variants, and with what pipelines do not know", () => {
  // @ts-expect-error no variants
  const empty = step.endpointConfig("Empty", {});
  const overrides = { DataCaptureConfig: { EnableCapture: true } };
  // @ts-expect-error pipelines know no data capture
  const capture = step.endpointConfig("Capture", { productionVariants, overrides });

  const result = check(inPipeline(create, empty, capture));

  expect(result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path.join(".")}`)).toEqual([
    "ARGUMENT_MISSING steps.Empty.Arguments",
    "ARGUMENT_FORBIDDEN steps.Capture.Arguments.DataCaptureConfig",
  ]);
});

it("does not compile with a misspelt member or a wrong type", () => {
  step.endpointConfig("C", {
    // @ts-expect-error no such member
    productionVariants: [{ variantName: "v", model: "m" }],
  });
  step.endpointConfig("C", {
    // @ts-expect-error a count is a number
    productionVariants: [{ variantName: "v", initialInstanceCount: "1" }],
  });
});
