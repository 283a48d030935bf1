import { expect, it } from "vitest";
import { compile } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { step } from "../step.ts";

const job = { image: "image", instanceType: "ml.m5.large" } as const;

it("names the jobs of every kind of step", () => {
  const params = defineParams({ Team: param.string({ default: "blue" }) });
  const steps = [
    step.processing("P", { ...job, jobNamePrefix: "clean" }),
    step.training("T", { ...job, jobNamePrefix: params.Team }),
    step.transform("X", {
      modelName: "m",
      instanceType: "ml.m5.large",
      source: "s3://b/x",
      jobNamePrefix: "score",
    }),
    step.model("M", { image: "image", jobNamePrefix: "model" }),
  ];

  const compiled = compile(
    pipeline("Pipe", { role: "arn:aws:iam::111122223333:role/R", bucket: "bucket", params, steps }),
  );

  expect(compiled.Steps.map((each) => each.Arguments)).toMatchObject([
    { ProcessingJobName: "clean" },
    { TrainingJobName: { Get: "Parameters.Team" } },
    { TransformJobName: "score" },
    { ModelName: "model" },
  ]);
});
