import fc from "fast-check";
import { value } from "./expressions.fixture.ts";

const some = <T extends Record<string, fc.Arbitrary<unknown>>>(members: T, ...requiredKeys: (keyof T)[]) =>
  fc.record(members, { requiredKeys: requiredKeys as never });
const tags = fc.array(some({ Key: fc.constantFrom("team", "1"), Value: value }, "Key"), { maxLength: 2 });
const vpc = some({
  SubnetIds: fc.array(value, { maxLength: 1 }),
  SecurityGroupIds: fc.array(value, { maxLength: 1 }),
});
const role = fc.oneof(fc.constant("arn:aws:iam::111122223333:role/r"), value);
const texts = fc.dictionary(fc.constantFrom("A", "1", "it's", "__proto__"), value, { maxKeys: 2 });
const place = some({ S3DataSource: some({ S3Uri: fc.oneof(fc.constant("s3://bucket/model"), value) }) });
const variant = some({
  VariantName: fc.oneof({ weight: 3, arbitrary: fc.constant("all") }, { weight: 1, arbitrary: value }),
  ModelName: value,
  InstanceType: fc.constantFrom("ml.m5.large", "ml.new.large"),
  InitialInstanceCount: value,
  Surplus: value,
});
const entity = (name: string, type: string) =>
  fc.array(
    some(
      {
        [name]: fc.constantFrom("a", "b", "1", "0", "it's"),
        [type]: value,
        Source: some({ SourceUri: value, SourceType: value }),
        Properties: texts,
        Tags: tags,
      },
      name,
    ),
    { maxLength: 2 },
  );

/** Arguments of the steps for endpoints, lineage and Bedrock. */
export const HOSTING_ARGUMENTS: { readonly [type: string]: fc.Arbitrary<object> } = {
  EndpointConfig: some(
    {
      EndpointConfigName: value,
      ProductionVariants: fc.array(variant, { maxLength: 2 }),
      ShadowProductionVariants: fc.array(variant, { maxLength: 1 }),
      AsyncInferenceConfig: some({ OutputConfig: some({ S3OutputPath: value }), ClientConfig: some({}) }),
      VpcConfig: some({
        Subnets: fc.array(value, { maxLength: 1 }),
        SecurityGroupIds: fc.constant(["sg-1"]),
      }),
      EnableNetworkIsolation: value,
      Tags: tags,
      DataCaptureConfig: fc.constant({ EnableCapture: true }),
    },
    "ProductionVariants",
  ),
  Endpoint: some({ EndpointName: value, EndpointConfigName: value, Tags: tags }, "EndpointConfigName"),
  InferenceComponent: some(
    {
      InferenceComponentName: value,
      EndpointName: value,
      VariantName: value,
      Specification: some({
        ModelName: value,
        Container: some({ Image: value, ArtifactUrl: value, Environment: texts }),
        StartupParameters: some({ ModelDataDownloadTimeoutInSeconds: value }),
        ComputeResourceRequirements: some({ NumberOfCpuCoresRequired: value, MinMemoryRequiredInMb: value }),
      }),
      RuntimeConfig: some({ CopyCount: value }),
      Tags: tags,
    },
    "EndpointName",
    "Specification",
  ),
  Lineage: some({
    Actions: entity("ActionName", "ActionType"),
    Artifacts: entity("ArtifactName", "ArtifactType"),
    Contexts: entity("ContextName", "ContextType"),
    Associations: fc.array(some({ SourceArn: value, DestinationArn: value, AssociationType: value }), {
      maxLength: 2,
    }),
  }),
  BedrockCustomModel: some(
    {
      ModelName: value,
      ModelSourceConfig: place,
      CustomModelDataSource: some({ ModelPackageArnDataSource: some({ ModelPackageArn: value }) }),
      RoleArn: role,
      ModelTags: tags,
      ClientRequestToken: value,
    },
    "ModelName",
  ),
  BedrockCustomModelDeployment: some(
    { ModelDeploymentName: value, ModelArn: value, Description: value, Tags: tags },
    "ModelDeploymentName",
    "ModelArn",
  ),
  BedrockModelImport: some(
    {
      JobName: value,
      ImportedModelName: value,
      RoleArn: role,
      ModelDataSource: place,
      VpcConfig: vpc,
      ImportedModelTags: tags,
    },
    "JobName",
    "ImportedModelName",
  ),
  BedrockProvisionedModelThroughput: some(
    {
      ModelUnits: value,
      ProvisionedModelName: value,
      ModelId: value,
      CommitmentDuration: fc.oneof(fc.constantFrom("OneMonth", "OneYear"), value),
    },
    "ModelUnits",
    "ProvisionedModelName",
    "ModelId",
  ),
};
