import { defineParams, param, pipeline, step } from "../../src/index.ts";

const params = defineParams({ ModelData: param.s3Uri({ default: "s3://data/m.tar.gz" }) });

const SKLEARN = "246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3";
const PYTORCH = "763104351884.dkr.ecr.us-west-2.amazonaws.com/pytorch-inference:2.0.1-cpu-py310";
/** Where the Python SDK happened to write to. */
const place = "s3://my-bucket/pytorch-inference-2024-01-01-00-00-00-123";

const withCode = {
  model: params.ModelData,
  code: "code/src",
  entryPoint: "main.py",
  dependencies: ["code/lib"],
  image: SKLEARN,
  outputPath: place,
  overrides: {
    DebugHookConfig: { S3OutputPath: place, CollectionConfigurations: [] },
    ProfilerConfig: { DisableProfiler: true },
  },
} as const;

const toRegister = step.repackModel("Reg-RepackModel-0", {
  ...withCode,
  retry: [{ exceptionType: "SageMaker.RESOURCE_LIMIT", maxAttempts: 3, backoffRate: 2, intervalSeconds: 1 }],
});
const register = step.registerModel("Reg-RegisterModel", {
  ...toRegister.container,
  image: PYTORCH,
  framework: "PYTORCH",
  frameworkVersion: "2.0.1",
  modelPackageGroupName: "g",
  supportedContentTypes: ["text/csv"],
  supportedResponseMIMETypes: ["text/csv"],
  supportedRealtimeInferenceInstanceTypes: ["ml.m5.large"],
  supportedTransformInstanceTypes: ["ml.m5.large"],
  skipModelValidation: "None",
  retry: [{ exceptionType: "Step.THROTTLING", maxAttempts: 2, backoffRate: 2, intervalSeconds: 1 }],
});

const toCreate = step.repackModel("Create-RepackModel-0", withCode);
const create = step.model("Create-CreateModel", { ...toCreate.container, image: PYTORCH });

export default pipeline("model-repack", {
  params,
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  bucket: "my-bucket",
  steps: [toRegister, register, toCreate, create],
});
