import type { Reader, StepReader } from "../reader.ts";

export const readBedrockCustomModel: StepReader = (from) => {
  const modelSourceConfig = readSource(from, "ModelSourceConfig");
  return {
    kind: "bedrockCustomModel",
    needs: ["modelName", modelSourceConfig === undefined ? "customModelDataSource" : "modelSourceConfig"],
    props: {
      modelName: from.needed("ModelName"),
      modelSourceConfig,
      customModelDataSource: modelSourceConfig === undefined ? readPackage(from) : undefined,
      modelKmsKeyArn: from.input("ModelKmsKeyArn"),
      modelTags: from.tags("ModelTags"),
      role: from.role("RoleArn"),
    },
  };
};

export const readBedrockCustomModelDeployment: StepReader = (from) => ({
  kind: "bedrockCustomModelDeployment",
  needs: ["modelDeploymentName", "modelArn"],
  props: {
    modelDeploymentName: from.needed("ModelDeploymentName"),
    modelArn: from.needed("ModelArn"),
    deploymentDescription: from.input("Description"),
    tags: from.tags("Tags"),
  },
});

export const readBedrockModelImport: StepReader = (from) => ({
  kind: "bedrockModelImport",
  needs: ["jobName", "importedModelName", "modelDataSource"],
  props: {
    jobName: from.needed("JobName"),
    importedModelName: from.needed("ImportedModelName"),
    modelDataSource: readSource(from, "ModelDataSource"),
    vpcConfig: from.camel("VpcConfig"),
    importedModelKmsKeyId: from.input("ImportedModelKmsKeyId"),
    jobTags: from.tags("JobTags"),
    importedModelTags: from.tags("ImportedModelTags"),
    role: from.role("RoleArn"),
  },
});

export const readBedrockProvisionedModelThroughput: StepReader = (from) => ({
  kind: "bedrockProvisionedModelThroughput",
  needs: ["modelUnits", "provisionedModelName", "modelId"],
  props: {
    modelUnits: from.needed("ModelUnits"),
    provisionedModelName: from.needed("ProvisionedModelName"),
    modelId: from.needed("ModelId"),
    commitmentDuration: from.input("CommitmentDuration"),
    tags: from.tags("Tags"),
  },
});

function readSource(from: Reader, path: string): object | undefined {
  const s3Uri = from.neededS3Uri(`${path}.S3DataSource.S3Uri`);
  return s3Uri === undefined ? undefined : { s3DataSource: { s3Uri } };
}

/** The service's model may be older than this member, so that nothing is known of its type: a text is one. */
function readPackage(from: Reader): object | undefined {
  const path = "CustomModelDataSource.ModelPackageArnDataSource.ModelPackageArn";
  const modelPackageArn = typeof from.at(path) === "string" ? from.json(path) : from.needed(path);
  return modelPackageArn === undefined ? undefined : { modelPackageArnDataSource: { modelPackageArn } };
}
