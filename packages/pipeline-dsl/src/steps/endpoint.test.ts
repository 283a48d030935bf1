import { expect, expectTypeOf, it } from "vitest";
import { check, compile } from "../compile/check.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref } from "../ref.ts";
import { step } from "../step.ts";

const config = step.endpointConfig("Config", {
  productionVariants: [{ variantName: "all", modelName: "churn" }],
});
const endpoint = step.endpoint("Endpoint", {
  endpointName: "churn",
  endpointConfigName: config.outputs.endpointConfigName,
  tags: [{ key: "team", value: "a" }],
  cache: { expireAfter: "P1D" },
});

it("writes every prop where the API has it", () => {
  expect(compile(pipeline("P", { steps: [config, endpoint] })).Steps[1]).toEqual({
    Name: "Endpoint",
    Type: "Endpoint",
    Arguments: {
      EndpointName: "churn",
      EndpointConfigName: { Get: "Steps.Config.EndpointConfigName" },
      Tags: [{ Key: "team", Value: "a" }],
    },
    CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
  });
});

it("lets overrides say what props say", () => {
  const named = step.endpoint("Endpoint", {
    endpointConfigName: "config",
    overrides: { EndpointName: "other" },
  });

  expect(compile(pipeline("P", { steps: [named] })).Steps[0]?.Arguments).toEqual({
    EndpointConfigName: "config",
    EndpointName: "other",
  });
});

it("hands on its name", () => {
  expectTypeOf(endpoint.outputs.endpointName).toEqualTypeOf<Ref<string>>();
  expect(expressionOf(endpoint.outputs.endpointName)).toEqual({ Get: "Steps.Endpoint.EndpointName" });
  expectTypeOf(endpoint.properties.ProductionVariants.at(0).VariantName).toEqualTypeOf<Ref<string>>();
});

it("is refused without a configuration, and with what pipelines do not know", () => {
  // @ts-expect-error no configuration
  const empty = step.endpoint("Empty", {});
  const overrides = { DeploymentConfig: {} };
  // @ts-expect-error pipelines know no deployment configuration
  const rolling = step.endpoint("Rolling", { endpointConfigName: "c", overrides });

  const result = check(pipeline("P", { steps: [empty, rolling] }));

  expect(result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path.join(".")}`)).toEqual([
    "ARGUMENT_MISSING steps.Empty.Arguments",
    "ARGUMENT_FORBIDDEN steps.Rolling.Arguments.DeploymentConfig",
  ]);
});
