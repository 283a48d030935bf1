import { expect, it } from "vitest";
import { jobLog } from "./job-log.ts";

const arn = (kind: string, name: string) => `arn:aws:sagemaker:eu-west-1:444455556666:${kind}/${name}`;
const start = new Date(1000);

it.each([
  [{ ProcessingJob: { Arn: arn("processing-job", "p-1") } }, "/aws/sagemaker/ProcessingJobs", "p-1/"],
  [{ QualityCheck: { CheckJobArn: arn("processing-job", "q") } }, "/aws/sagemaker/ProcessingJobs", "q/"],
  [{ ClarifyCheck: { CheckJobArn: arn("processing-job", "c") } }, "/aws/sagemaker/ProcessingJobs", "c/"],
  [{ TrainingJob: { Arn: arn("training-job", "t") } }, "/aws/sagemaker/TrainingJobs", "t/"],
  [{ TuningJob: { Arn: arn("hyper-parameter-tuning-job", "h") } }, "/aws/sagemaker/TrainingJobs", "h-"],
  [{ TransformJob: { Arn: arn("transform-job", "x") } }, "/aws/sagemaker/TransformJobs", "x/"],
])("knows the log of %j", (Metadata, group, prefix) => {
  expect(jobLog({ StepName: "S", Metadata })).toEqual({ step: "S", group, prefix });
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

it("knows none of a step without a job, or one whose results come from a cache", () => {
  expect(jobLog({ StepName: "S", Metadata: { Condition: { Outcome: "True" } } })).toBeUndefined();
  expect(
    jobLog({
      StepName: "S",
      Metadata: { TrainingJob: { Arn: arn("training-job", "t") } },
      CacheHitResult: { SourcePipelineExecutionArn: "arn" },
    }),
  ).toBeUndefined();
});
