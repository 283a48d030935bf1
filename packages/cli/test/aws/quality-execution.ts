import type { FakeAws } from "./fake-aws.ts";
import { type FakeState, STARTED } from "./fake-sagemaker.ts";
import { ACCOUNT, leaveModel, leaveOutput } from "./left-by-jobs.ts";

/** Executions of the pipeline of aws-project.ts, as the service tells of them. */

export const evaluated = (status: string, more: object = {}) => ({
  StepName: "Evaluate",
  StepStatus: status,
  StartTime: STARTED,
  AttemptCount: 1,
  Metadata: { ProcessingJob: { Arn: `${ACCOUNT}:processing-job/pipelines-k3x9-evaluate` } },
  ...(status === "Executing" ? {} : { EndTime: STARTED + 30 }),
  ...more,
});
const judged = {
  StepName: "IsGood",
  StepStatus: "Succeeded",
  StartTime: STARTED + 31,
  EndTime: STARTED + 32,
  Metadata: { Condition: { Outcome: "True" } },
};
export const MODEL = `${ACCOUNT}:model-package/quality/3`;
const registered = {
  StepName: "Register",
  StepStatus: "Succeeded",
  StartTime: STARTED + 33,
  EndTime: STARTED + 34,
  Metadata: { RegisterModel: { Arn: MODEL } },
};
export const succeeds: readonly FakeState[] = [
  { status: "Executing", steps: [evaluated("Executing")] },
  { status: "Executing", steps: [judged, evaluated("Succeeded")] },
  { status: "Succeeded", steps: [registered, judged, evaluated("Succeeded")] },
];

/** What the steps leave: outputs, a report, a model. */
export function leaveResults(aws: FakeAws): void {
  const job = "pipelines-k3x9-evaluate";
  // An ARN has small letters only.
  const place = {
    job,
    name: "pipelines-k3x9-Evaluate",
    output: "quality",
    folder: "artifacts/out/quality",
    file: "quality.json",
  };
  leaveOutput(aws, place, '{"mse":0.1}');
  leaveModel(aws, "quality", MODEL);
}
