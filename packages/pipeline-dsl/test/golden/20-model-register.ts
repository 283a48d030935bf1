import { defineParams, execution, join, param, pipeline, step } from "../../src/index.ts";

const params = defineParams({ Approval: param.string({ default: "PendingManualApproval" }) });

const metrics = { s3Uri: join("/", "s3://my-bucket", execution.pipelineExecutionId, "eval.json") };
const quality = { statistics: metrics, constraints: metrics };

const full = step.registerModel("Full-RegisterModel", {
  modelPackageGroupName: "group",
  modelPackageDescription: "a model",
  image: "img:1",
  model: "s3://data/m.tar.gz",
  environment: { K: "V" },
  framework: "XGBOOST",
  frameworkVersion: "1.7",
  nearestModelName: "near",
  modelInput: { dataInputConfig: "{}" },
  supportedContentTypes: ["text/csv"],
  supportedResponseMIMETypes: ["text/csv"],
  supportedRealtimeInferenceInstanceTypes: ["ml.t2.medium", "ml.m5.xlarge"],
  supportedTransformInstanceTypes: ["ml.m5.xlarge"],
  approvalStatus: params.Approval,
  modelMetrics: {
    modelQuality: quality,
    modelDataQuality: quality,
    bias: { report: metrics, preTrainingReport: metrics, postTrainingReport: metrics },
    explainability: { report: metrics },
  },
  driftCheckBaselines: {
    modelQuality: quality,
    modelDataQuality: quality,
    bias: {
      configFile: { s3Uri: "s3://my-bucket/b.json", contentType: "application/json" },
      preTrainingConstraints: metrics,
      postTrainingConstraints: metrics,
    },
    explainability: { constraints: metrics, configFile: { s3Uri: "s3://my-bucket/e.json" } },
  },
  metadataProperties: { commitId: "c", repository: "r", generatedBy: "g", projectId: "p" },
  customerMetadataProperties: { k: "v" },
  domain: "MACHINE_LEARNING",
  task: "REGRESSION",
  samplePayloadUrl: "s3://data/payload.tar.gz",
  sourceUri: "s3://src",
  skipModelValidation: "All",
});

const minimal = step.registerModel("Min-RegisterModel", {
  modelPackageGroupName: "g",
  image: "img:1",
  model: "s3://data/m.tar.gz",
  environment: {},
  supportedContentTypes: ["text/csv"],
  supportedResponseMIMETypes: ["text/csv"],
  skipModelValidation: "None",
});

export default pipeline("model-register", { params, steps: [full, minimal] });
