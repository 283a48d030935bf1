import { pipeline, step } from "../../src/index.ts";

const machine = { image: "img:1", instanceType: "ml.m5.large" } as const;
const output = (name: string) =>
  ({ o: { source: "/opt/ml/processing/o", destination: `s3://my-bucket/${name}` } }) as const;

const root = step.processing("Root", { ...machine, outputs: output("Root") });

const maps = Array.from({ length: 98 }, (_, shard) =>
  step.processing(`Map${shard}`, {
    ...machine,
    arguments: ["--shard", shard],
    inputs: { i: { source: root.outputs.o, destination: "/opt/ml/processing/i" } },
    outputs: output(`Map${shard}`),
  }),
);

const reduce = step.processing("Reduce", {
  ...machine,
  arguments: maps.map((map) => map.outputs.o),
  outputs: output("Reduce"),
});

export default pipeline("fanout-100", {
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  steps: [root, ...maps, reduce],
});
