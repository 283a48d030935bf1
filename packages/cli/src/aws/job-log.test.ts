import { expect, it } from "vitest";
import { jobLog } from "./job-log.ts";

const arn = (kind: string, name: string) => `arn:aws:sagemaker:eu-west-1:444455556666:${kind}/${name}`;
const start = new Date(1000);

it.each([
  ["ProcessingJob", "processing-job", "processing", "ProcessingJobs"],
  ["TrainingJob", "training-job", "training", "TrainingJobs"],
  ["TuningJob", "hyper-parameter-tuning-job", "tuning", "TrainingJobs"],
  ["TransformJob", "transform-job", "transform", "TransformJobs"],
])("knows the log of a %s", (key, resource, kind, group) => {
  const Arn = arn(resource, "j");
  expect(jobLog({ StepName: "S", Metadata: { [key]: { Arn } } })).toEqual({
    step: "S",
    group: `/aws/sagemaker/${group}`,
    job: { kind, arn: Arn },
  });
});

it.each(["QualityCheck", "ClarifyCheck"])("knows the log of the processing job of a %s", (key) => {
  const CheckJobArn = arn("processing-job", "c");
  expect(jobLog({ StepName: "S", Metadata: { [key]: { CheckJobArn } } })).toMatchObject({
    group: "/aws/sagemaker/ProcessingJobs",
    job: { kind: "processing", arn: CheckJobArn },
  });
});

it("takes of a function what was written while the step ran, as others may call it too", () => {
  const Metadata = { Lambda: { Arn: "arn:aws:lambda:eu-west-1:444455556666:function:count:code-1" } };
  expect(jobLog({ StepName: "S", Metadata, StartTime: start, EndTime: new Date(2000) })).toEqual({
    step: "S",
    group: "/aws/lambda/count",
    from: 1000,
    until: 2001,
  });
});

it("knows none of a step without a job, or one whose results come from another execution", () => {
  const Metadata = { TrainingJob: { Arn: arn("training-job", "t") } };
  const elsewhere = { SourcePipelineExecutionArn: "arn" };

  expect(jobLog({ StepName: "S", Metadata: { Condition: { Outcome: "True" } } })).toBeUndefined();
  expect(jobLog({ StepName: "S", Metadata, CacheHitResult: elsewhere })).toBeUndefined();
  expect(jobLog({ StepName: "S", Metadata, SelectiveExecutionResult: elsewhere })).toBeUndefined();
});
