import { execution, pipeline, step } from "../../src/index.ts";

const custom = step.bedrockCustomModel("Custom", {
  modelName: "m",
  modelSourceConfig: { s3DataSource: { s3Uri: "s3://data/m" } },
});

const deploy = step.bedrockCustomModelDeployment("Deploy", {
  modelDeploymentName: "d",
  modelArn: custom.outputs.modelArn,
});

const imported = step.bedrockModelImport("Import", {
  jobName: "j",
  importedModelName: "i",
  modelDataSource: { s3DataSource: { s3Uri: "s3://data/m" } },
});

const throughput = step.bedrockProvisionedModelThroughput("Prov", {
  modelUnits: 1,
  provisionedModelName: "p",
  modelId: imported.outputs.importedModelArn,
});

const lineage = step.lineage("Lin", {
  artifacts: { a: { artifactType: "t", source: { sourceUri: execution.pipelineExecutionArn } } },
  associations: [{ sourceArn: "arn:x", destinationArn: throughput.outputs.provisionedModelArn }],
});

export default pipeline("bedrock", {
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  steps: [custom, deploy, imported, throughput, lineage],
});
