import { expect, expectTypeOf, it } from "vitest";
import { compile } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref } from "../ref.ts";
import { step } from "../step.ts";

const params = defineParams({ Copies: param.integer({ default: 1 }) });
const component = step.inferenceComponent("Component", {
  inferenceComponentName: "small",
  endpointName: "shared",
  variantName: "all",
  specification: {
    container: {
      image: "image",
      artifactUrl: "s3://bucket/model.tar.gz",
      environment: { COPIES: params.Copies },
    },
    startupParameters: { modelDataDownloadTimeoutInSeconds: 600 },
    computeResourceRequirements: { numberOfCpuCoresRequired: 0.5, minMemoryRequiredInMb: 1024 },
  },
  runtimeConfig: { copyCount: params.Copies },
  tags: [{ key: "team", value: "a" }],
  overrides: { Specification: { StartupParameters: { ContainerStartupHealthCheckTimeoutInSeconds: 60 } } },
});

it("writes every prop where the API has it", () => {
  expect(compile(pipeline("P", { params, steps: [component] })).Steps[0]).toEqual({
    Name: "Component",
    Type: "InferenceComponent",
    Arguments: {
      InferenceComponentName: "small",
      EndpointName: "shared",
      VariantName: "all",
      Specification: {
        Container: {
          Image: "image",
          ArtifactUrl: "s3://bucket/model.tar.gz",
          Environment: { COPIES: { "Std:Join": { On: "", Values: [{ Get: "Parameters.Copies" }] } } },
        },
        StartupParameters: {
          ModelDataDownloadTimeoutInSeconds: 600,
          ContainerStartupHealthCheckTimeoutInSeconds: 60,
        },
        ComputeResourceRequirements: { NumberOfCpuCoresRequired: 0.5, MinMemoryRequiredInMb: 1024 },
      },
      RuntimeConfig: { CopyCount: { Get: "Parameters.Copies" } },
      Tags: [{ Key: "team", Value: "a" }],
    },
  });
});

it("adapts the model of another component", () => {
  const adapter = step.inferenceComponent("Adapter", {
    endpointName: "shared",
    specification: { baseInferenceComponentName: component.outputs.inferenceComponentName },
  });

  expect(compile(pipeline("P", { params, steps: [component, adapter] })).Steps[1]?.Arguments).toEqual({
    EndpointName: "shared",
    Specification: { BaseInferenceComponentName: { Get: "Steps.Component.InferenceComponentName" } },
  });
});

it("hands on its name", () => {
  expectTypeOf(component.outputs.inferenceComponentName).toEqualTypeOf<Ref<string>>();
  expect(expressionOf(component.properties.InferenceComponentArn)).toEqual({
    Get: "Steps.Component.InferenceComponentArn",
  });
});

it("takes neither cache nor retries, and needs an endpoint", () => {
  const specification = { modelName: "m" };
  // @ts-expect-error the service caches no such step
  step.inferenceComponent("C", { endpointName: "e", specification, cache: { expireAfter: "P1D" } });
  // @ts-expect-error no endpoint
  step.inferenceComponent("C", { specification });
});
