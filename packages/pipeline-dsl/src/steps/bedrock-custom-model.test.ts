import { expect, expectTypeOf, it } from "vitest";
import { check, compile } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref } from "../ref.ts";
import { step } from "../step.ts";

const ROLE = "arn:aws:iam::123456789012:role/R";
const params = defineParams({ Weights: param.s3Uri() });
const custom = step.bedrockCustomModel("Custom", {
  modelName: "support",
  modelSourceConfig: { s3DataSource: { s3Uri: params.Weights } },
  modelKmsKeyArn: "key",
  modelTags: [{ key: "team", value: "a" }],
  overrides: { ClientRequestToken: "once" },
});

it("writes every prop under its name in a definition, with the pipeline's role", () => {
  expect(
    compile(pipeline("P", { params, role: "arn:aws:iam::111122223333:role/R", steps: [custom] })).Steps[0],
  ).toEqual({
    Name: "Custom",
    Type: "BedrockCustomModel",
    Arguments: {
      ModelName: "support",
      ModelSourceConfig: { S3DataSource: { S3Uri: { Get: "Parameters.Weights" } } },
      ModelKmsKeyArn: "key",
      RoleArn: "arn:aws:iam::111122223333:role/R",
      ModelTags: [{ Key: "team", Value: "a" }],
      ClientRequestToken: "once",
    },
  });
});

it("is made of a registered model as well", () => {
  const registered = step.registerModel("Register", {
    model: "s3://bucket/model.tar.gz",
    image: "image",
    modelPackageGroupName: "group",
  });
  const { modelPackageArn } = registered.outputs;
  const made = step.bedrockCustomModel("Made", {
    modelName: "support",
    customModelDataSource: { modelPackageArnDataSource: { modelPackageArn } },
  });

  const { Steps } = compile(pipeline("P", { role: ROLE, steps: [registered, made] }));

  expect(Steps[1]?.Arguments).toEqual({
    ModelName: "support",
    CustomModelDataSource: {
      ModelPackageArnDataSource: { ModelPackageArn: { Get: "Steps.Register.ModelPackageArn" } },
    },
    RoleArn: ROLE,
  });
});

it("hands on the model, and types what Bedrock says of it", () => {
  expectTypeOf(custom.outputs.modelArn).toEqualTypeOf<Ref<string>>();
  expectTypeOf(custom.properties.HyperParameters.at("epochs")).toEqualTypeOf<Ref<string>>();
  expect(expressionOf(custom.outputs.modelArn)).toEqual({ Get: "Steps.Custom.ModelArn" });
  expect(expressionOf(custom.properties.OutputDataConfig.S3Uri)).toEqual({
    Get: "Steps.Custom.OutputDataConfig.S3Uri",
  });
});

it("is refused without a role", () => {
  const result = check(pipeline("P", { params, steps: [custom] }));

  expect(result.ok ? [] : result.issues.map(({ code }) => code)).toContain("ROLE_MISSING");
});

it("does not compile with the names of the API in props, or those of props in overrides", () => {
  // @ts-expect-error no source
  step.bedrockCustomModel("C", { modelName: "m" });
  const modelSourceConfig = { s3DataSource: { s3Uri: "s3://b/m" } } as const;
  // @ts-expect-error a definition says ClientRequestToken
  step.bedrockCustomModel("C", { modelName: "m", modelSourceConfig, overrides: { clientRequestToken: "t" } });
});
