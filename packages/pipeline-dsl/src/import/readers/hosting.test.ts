import type { JsonObject } from "@sagewright/core";
import { expect, it } from "vitest";
import { importDefinition } from "../import-definition.ts";

const ROLE = "arn:aws:iam::123456789012:role/R";
const sourceOf = (...Steps: readonly JsonObject[]): string => {
  const result = importDefinition({ Version: "2020-12-01", Steps });
  return result.ok ? result.value : JSON.stringify(result.issues);
};

it("writes what an endpoint is made of in short props, and the rest in overrides", () => {
  const source = sourceOf(
    {
      Name: "Config",
      Type: "EndpointConfig",
      Arguments: {
        ProductionVariants: [{ VariantName: "all", ModelName: "churn", InitialVariantWeight: 1 }],
        AsyncInferenceConfig: { OutputConfig: { S3OutputPath: "s3://bucket/answers" } },
        MetricsConfig: { EnableEnhancedMetrics: true },
      },
    },
    {
      Name: "Endpoint",
      Type: "Endpoint",
      Arguments: {
        EndpointName: "churn",
        EndpointConfigName: { Get: "Steps.Config.EndpointConfigName" },
        Tags: [{ Key: "team", Value: "a" }],
      },
    },
    {
      Name: "Component",
      Type: "InferenceComponent",
      Arguments: {
        EndpointName: { Get: "Steps.Endpoint.EndpointName" },
        Specification: {
          Container: { Image: "image", Environment: { KEY: "value" } },
          ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024 },
        },
      },
    },
  );

  expect(source).toContain(
    'productionVariants: [{ variantName: "all", modelName: "churn", initialVariantWeight: 1 }]',
  );
  expect(source).toContain('asyncInferenceConfig: { outputConfig: { s3OutputPath: "s3://bucket/answers" } }');
  expect(source).toContain("overrides: { MetricsConfig: { EnableEnhancedMetrics: true } }");
  expect(source).toContain("endpointConfigName: config.outputs.endpointConfigName");
  expect(source).toContain('tags: [{ key: "team", value: "a" }]');
  expect(source).toContain("endpointName: endpoint.outputs.endpointName");
  expect(source).toContain('container: { image: "image", environment: { KEY: "value" } }');
  expect(source).not.toMatch(/step\.raw|refTo|as never/);
});

it("writes Bedrock's steps and lineage in short props", () => {
  const s3 = { S3DataSource: { S3Uri: "s3://bucket/model" } };
  const source = sourceOf(
    {
      Name: "Custom",
      Type: "BedrockCustomModel",
      Arguments: { ModelName: "m", RoleArn: ROLE, ModelSourceConfig: s3 },
    },
    {
      Name: "Package",
      Type: "BedrockCustomModel",
      Arguments: {
        ModelName: "p",
        RoleArn: ROLE,
        CustomModelDataSource: { ModelPackageArnDataSource: { ModelPackageArn: "arn:aws:sagemaker:p" } },
      },
    },
    {
      Name: "Deploy",
      Type: "BedrockCustomModelDeployment",
      Arguments: {
        ModelDeploymentName: "d",
        ModelArn: { Get: "Steps.Custom.ModelArn" },
        Description: "of it",
      },
    },
    {
      Name: "Import",
      Type: "BedrockModelImport",
      Arguments: { JobName: "j", ImportedModelName: "i", RoleArn: ROLE, ModelDataSource: s3 },
    },
    {
      Name: "Buy",
      Type: "BedrockProvisionedModelThroughput",
      Arguments: {
        ModelUnits: 1,
        ProvisionedModelName: "p",
        ModelId: { Get: "Steps.Import.ImportedModelArn" },
        CommitmentDuration: "OneMonth",
      },
    },
    {
      Name: "Lineage",
      Type: "Lineage",
      Arguments: {
        Actions: [{ ActionName: "act", ActionType: "t", Source: { SourceUri: "u", SourceType: "ARN" } }],
        Associations: [{ SourceArn: "arn:a", DestinationArn: { Get: "Steps.Buy.ProvisionedModelArn" } }],
      },
    },
  );

  expect(source).toContain('modelSourceConfig: { s3DataSource: { s3Uri: "s3://bucket/model" } }');
  expect(source).toContain("customModelDataSource: {");
  expect(source).toContain("modelArn: custom.outputs.modelArn");
  expect(source).toContain('deploymentDescription: "of it"');
  expect(source).toContain("modelId: importStep.outputs.importedModelArn");
  expect(source).toContain('commitmentDuration: "OneMonth"');
  expect(source).toContain(
    'actions: { act: { actionType: "t", source: { sourceUri: "u", sourceType: "ARN" } } }',
  );
  expect(source).toContain("destinationArn: buy.outputs.provisionedModelArn");
  expect(source).not.toMatch(/step\.raw|refTo|as never|overrides/);
});

it("leaves to overrides what no short prop can say", () => {
  const source = sourceOf({
    Name: "Lineage",
    Type: "Lineage",
    Arguments: { Artifacts: [{ ArtifactType: "t", Source: { SourceUri: "u" } }] },
  });

  expect(source).toContain('overrides: { Artifacts: [{ ArtifactType: "t", Source: { SourceUri: "u" } }] }');
});

it("writes containers in short props, each with overrides of its own", () => {
  const ModelDataSource = {
    S3DataSource: { S3Uri: "s3://bucket/weights/", S3DataType: "S3Prefix", CompressionType: "None" },
  };
  const row = { Image: "image", ContainerHostname: "one", ModelDataSource };
  const source = sourceOf(
    {
      Name: "Many",
      Type: "Model",
      Arguments: {
        ExecutionRoleArn: ROLE,
        PrimaryContainer: { Image: "image", ModelDataUrl: "s3://bucket/all/", Mode: "MultiModel" },
      },
    },
    { Name: "Row", Type: "Model", Arguments: { ExecutionRoleArn: ROLE, Containers: [row, { Image: "b" }] } },
    {
      Name: "Register",
      Type: "RegisterModel",
      Arguments: {
        ModelPackageGroupName: "g",
        InferenceSpecification: { Containers: [row, { Image: "b", ModelDataUrl: "s3://bucket/b.tar.gz" }] },
      },
    },
    {
      Name: "Both",
      Type: "RegisterModel",
      Arguments: {
        ModelPackageGroupName: "g",
        InferenceSpecification: {
          Containers: [{ Image: "b", ModelDataUrl: "s3://bucket/b.tar.gz", ModelDataSource }],
        },
      },
    },
  ).replaceAll(/\s+/g, " ");

  expect(source).toContain('mode: "MultiModel"');
  expect(source.match(/overrides: \{ ContainerHostname: "one" \}/g)).toHaveLength(2);
  expect(source.match(/modelDataSource: \{/g)).toHaveLength(2);
  expect(source).toMatch(/model: "s3:\/\/bucket\/b.tar.gz",.* overrides: \{ InferenceSpecification:/);
  expect(source).not.toMatch(/step\.raw|refTo|as never/);
});
