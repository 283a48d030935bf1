import { pipeline, step } from "../../src/index.ts";

const min = step.processing("Min", { image: "img:1", instanceType: "ml.m5.large" });

export default pipeline("proc-min", {
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  steps: [min],
});
