import { defineParams, param, pipeline, step } from "../../src/index.ts";

const params = defineParams({ Endpoint: param.string({ default: "ep" }) });

const model = step.model("M-CreateModel", { image: "img:1", model: "s3://data/m.tar.gz", environment: {} });

const config = step.endpointConfig("Cfg", {
  displayName: "dn",
  endpointConfigName: "cfg",
  productionVariants: [
    {
      variantName: "v",
      modelName: model.outputs.modelName,
      instanceType: "ml.m5.large",
      initialInstanceCount: 1,
    },
  ],
  cache: { expireAfter: "P1D" },
  retry: [{ exceptionType: "Step.THROTTLING", maxAttempts: 2, intervalSeconds: 1, backoffRate: 2 }],
});

const endpoint = step.endpoint("Ep", {
  description: "d",
  endpointName: params.Endpoint,
  endpointConfigName: config.outputs.endpointConfigName,
  cache: { enabled: false },
});

const component = step.inferenceComponent("Ic", {
  inferenceComponentName: "ic",
  endpointName: endpoint.outputs.endpointName,
  variantName: "v",
  runtimeConfig: { copyCount: 1 },
  specification: {
    modelName: model.outputs.modelName,
    computeResourceRequirements: { numberOfCpuCoresRequired: 2, minMemoryRequiredInMb: 1024 },
  },
});

export default pipeline("endpoints", {
  params,
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  steps: [model, config, endpoint, component],
});
