import { expectTypeOf, it } from "vitest";
import type { ForEachStep, StepOf, StepType } from "./step.ts";
import type { StepFacts } from "./step-facts.ts";

type Arguments<Type extends StepType> = StepOf<Type>["Arguments"];

const training = {
  AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: { Get: "Parameters.Image" } },
  OutputDataConfig: { S3OutputPath: "s3://bucket/models" },
  ResourceConfig: {
    InstanceType: "ml.m5.large",
    InstanceCount: { Get: "Parameters.Count" },
    VolumeSizeInGB: 30,
  },
  StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
  RoleArn: "arn:aws:iam::123456789012:role/R",
} as const satisfies Arguments<"Training">;

it("takes an expression for every scalar, and no name of the job", () => {
  expectTypeOf(training).toExtend<Arguments<"Training">>();
});

it("refuses what the API refuses", () => {
  expectTypeOf<Omit<typeof training, "RoleArn">>().not.toExtend<Arguments<"Training">>();
  // @ts-expect-error a number is no ARN
  ({ ...training, RoleArn: 1 }) satisfies Arguments<"Training">;
  // @ts-expect-error there is no such input mode
  ({ ...training, AlgorithmSpecification: { TrainingInputMode: "Stream" } }) satisfies Arguments<"Training">;
  // @ts-expect-error an expression does not stand for a list
  ({ ...training, Tags: { Get: "Parameters.Tags" } }) satisfies Arguments<"Training">;
});

it("gives a cache and retries only to steps that have them", () => {
  expectTypeOf<StepOf<"Training">>().toHaveProperty("CacheConfig");
  expectTypeOf<StepOf<"Fail">>().not.toHaveProperty("CacheConfig");
  expectTypeOf<StepOf<"Lambda">>().not.toHaveProperty("RetryPolicies");
});

it("wants an entry for every step type", () => {
  expectTypeOf<Omit<ForEachStep<StepFacts>, "Lineage">>().not.toExtend<ForEachStep<StepFacts>>();
});
