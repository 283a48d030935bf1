import { expect, expectTypeOf, it } from "vitest";
import { check, compile } from "../compile/check.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref } from "../ref.ts";
import { step } from "../step.ts";

const create = step.model("Create", {
  image: "image",
  model: "s3://bucket/model.tar.gz",
  environment: { WORKERS: 2 },
  enableNetworkIsolation: true,
  vpcConfig: { subnets: ["subnet"], securityGroupIds: ["sg"] },
  tags: [{ key: "team", value: "a" }],
});

it("writes every prop where the API has it", () => {
  expect(compile(pipeline("P", { role: "arn:aws:iam::111122223333:role/R", steps: [create] })).Steps).toEqual(
    [
      {
        Name: "Create",
        Type: "Model",
        Arguments: {
          ExecutionRoleArn: "arn:aws:iam::111122223333:role/R",
          PrimaryContainer: {
            Image: "image",
            Environment: { WORKERS: "2" },
            ModelDataUrl: "s3://bucket/model.tar.gz",
          },
          Tags: [{ Key: "team", Value: "a" }],
          VpcConfig: { Subnets: ["subnet"], SecurityGroupIds: ["sg"] },
          EnableNetworkIsolation: true,
        },
      },
    ],
  );
});

it("hands on the model's name", () => {
  expectTypeOf(create.outputs.modelName).toEqualTypeOf<Ref<string>>();
  expect(expressionOf(create.outputs.modelName)).toEqual({ Get: "Steps.Create.ModelName" });
});

it("needs a role, and an image to compile", () => {
  expect(check(pipeline("P", { steps: [create] }))).toMatchObject({
    ok: false,
    issues: [{ code: "ROLE_MISSING" }],
  });
  // @ts-expect-error no image
  step.model("Create", { model: "s3://bucket/model.tar.gz" });
});

const role = "arn:aws:iam::123456789012:role/R";
const modelDataSource = {
  s3DataSource: { s3Uri: "s3://bucket/weights/", s3DataType: "S3Prefix", compressionType: "None" },
} as const;
const ModelDataSource = {
  S3DataSource: { S3Uri: "s3://bucket/weights/", S3DataType: "S3Prefix", CompressionType: "None" },
};

it("serves many models from one prefix, and models that are no archive", () => {
  const many = step.model("Many", { image: "i", model: "s3://bucket/all/", mode: "MultiModel", role });
  const whole = step.model("Whole", { image: "i", modelDataSource, role });

  const [first, second] = compile(pipeline("P", { steps: [many, whole] })).Steps;

  expect(first?.Arguments).toMatchObject({
    PrimaryContainer: { Image: "i", ModelDataUrl: "s3://bucket/all/", Mode: "MultiModel" },
  });
  expect(second?.Arguments).toMatchObject({ PrimaryContainer: { Image: "i", ModelDataSource } });
});

it("has overrides for each of a row of containers", () => {
  const containers = [
    { image: "first", overrides: { ContainerHostname: "one" } },
    { image: "second", modelDataSource },
  ] as const;
  const direct = { InferenceExecutionConfig: { Mode: "Direct" } } as const;
  const row = step.model("Row", { containers, role, overrides: direct });

  const definition = compile(pipeline("P", { steps: [row] }));

  expect(definition.Steps[0]?.Arguments).toMatchObject({
    Containers: [
      { Image: "first", ContainerHostname: "one" },
      { Image: "second", ModelDataSource },
    ],
    InferenceExecutionConfig: { Mode: "Direct" },
  });
  // @ts-expect-error no such member of a container
  step.model("Row", { containers: [{ image: "first", overrides: { HostName: "one" } }], role });
});

it("is of a row of containers, or of one", () => {
  const containers = [{ image: "first" }, { image: "second", model: "s3://bucket/model.tar.gz" }] as const;
  const row = step.model("Row", { containers, role: "arn:aws:iam::123456789012:role/R" });

  expect(compile(pipeline("P", { steps: [row] })).Steps[0]?.Arguments).toEqual({
    ExecutionRoleArn: "arn:aws:iam::123456789012:role/R",
    Containers: [{ Image: "first" }, { Image: "second", ModelDataUrl: "s3://bucket/model.tar.gz" }],
  });
  // @ts-expect-error not both
  step.model("Both", { containers, image: "image" });
});
