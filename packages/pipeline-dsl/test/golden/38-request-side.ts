import { defineParams, param, pipeline, step } from "../../src/index.ts";

const params = defineParams({ N: param.integer({ default: 1 }) });

const a = step.processing("A", {
  image: "img:1",
  instanceType: "ml.m5.large",
  instanceCount: params.N,
});

// The requests that create, update and start it are in src/requests/*.test.ts.
export default pipeline("requests", {
  params,
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  steps: [a],
});
