import { expect, expectTypeOf, it } from "vitest";
import { compile } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref } from "../ref.ts";
import { step } from "../step.ts";

const params = defineParams({ Units: param.integer({ default: 1 }) });
const throughput = step.bedrockProvisionedModelThroughput("Buy", {
  modelUnits: params.Units,
  provisionedModelName: "support",
  modelId: "amazon.nova-lite-v1:0",
  commitmentDuration: "OneMonth",
  tags: [{ key: "team", value: "a" }],
  overrides: { ClientRequestToken: "once" },
});

it("writes every prop under its name in a definition", () => {
  expect(compile(pipeline("P", { params, steps: [throughput] })).Steps[0]).toEqual({
    Name: "Buy",
    Type: "BedrockProvisionedModelThroughput",
    Arguments: {
      ModelUnits: { Get: "Parameters.Units" },
      ProvisionedModelName: "support",
      ModelId: "amazon.nova-lite-v1:0",
      CommitmentDuration: "OneMonth",
      Tags: [{ Key: "team", Value: "a" }],
      ClientRequestToken: "once",
    },
  });
});

it("hands on what callers name as the model", () => {
  expectTypeOf(throughput.outputs.provisionedModelArn).toEqualTypeOf<Ref<string>>();
  expect(expressionOf(throughput.properties.DesiredModelUnits)).toEqual({
    Get: "Steps.Buy.DesiredModelUnits",
  });
});

it("does not compile with another duration or units in text", () => {
  const model = { provisionedModelName: "p", modelId: "m" };
  // @ts-expect-error no such duration
  step.bedrockProvisionedModelThroughput("B", { ...model, modelUnits: 1, commitmentDuration: "OneYear" });
  // @ts-expect-error units are a number
  step.bedrockProvisionedModelThroughput("B", { ...model, modelUnits: "1" });
});
