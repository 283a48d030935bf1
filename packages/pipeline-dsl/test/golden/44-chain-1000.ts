import { type ProcessingStep, pipeline, step } from "../../src/index.ts";

const link = (index: number, before?: ProcessingStep<string, "o">) =>
  step.processing(`Step${index}`, {
    image: "img:1",
    instanceType: "ml.m5.large",
    inputs: before ? { i: { source: before.outputs.o, destination: "/opt/ml/processing/i" } } : {},
    outputs: { o: { source: "/opt/ml/processing/o", destination: `s3://my-bucket/${index}` } },
  });

const chain = [link(0)];
for (let index = 1; index < 1000; index++) chain.push(link(index, chain.at(-1)));

export default pipeline("chain-1000", {
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  steps: chain,
});
