import { expect, expectTypeOf, it } from "vitest";
import { compile } from "../compile/check.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref } from "../ref.ts";
import { step } from "../step.ts";

const deployment = step.bedrockCustomModelDeployment("Deploy", {
  description: "of the step",
  modelDeploymentName: "support",
  modelArn: "arn:aws:bedrock:us-east-1:123456789012:custom-model/m",
  deploymentDescription: "of the deployment",
  tags: [{ key: "team", value: "a" }],
  overrides: { ClientRequestToken: "once" },
});

it("writes every prop under its name in a definition, and tells the two descriptions apart", () => {
  expect(compile(pipeline("P", { steps: [deployment] })).Steps[0]).toEqual({
    Name: "Deploy",
    Type: "BedrockCustomModelDeployment",
    Arguments: {
      ModelDeploymentName: "support",
      ModelArn: "arn:aws:bedrock:us-east-1:123456789012:custom-model/m",
      Description: "of the deployment",
      Tags: [{ Key: "team", Value: "a" }],
      ClientRequestToken: "once",
    },
    Description: "of the step",
  });
});

it("hands on the deployment", () => {
  expectTypeOf(deployment.outputs.customModelDeploymentArn).toEqualTypeOf<Ref<string>>();
  expect(expressionOf(deployment.properties.Status)).toEqual({ Get: "Steps.Deploy.Status" });
});

it("does not compile without a model", () => {
  // @ts-expect-error no model
  step.bedrockCustomModelDeployment("D", { modelDeploymentName: "d" });
});
