import type { FakeAws } from "../../cli/test/aws/fake-aws.ts";
import { STARTED } from "../../cli/test/aws/fake-sagemaker.ts";
import { ACCOUNT, leaveModel, leaveOutput } from "../../cli/test/aws/left-by-jobs.ts";

/** The step whose report decides. */
export interface Evaluation {
  readonly step: string;
  readonly file: string;
  readonly report: object;
}

const MODEL = `${ACCOUNT}:model-package/quality-p-abcdef123456/1`;

/** The next execution evaluates a model, finds it good, and registers it. */
export function evaluated(aws: FakeAws, evaluation: Evaluation): void {
  leaveReport(aws, evaluation);
  leaveModel(aws, "quality-p-abcdef123456", MODEL);
  aws.sagemaker.states = [
    { status: "Executing", steps: [] },
    {
      status: "Succeeded",
      steps: [
        ended("Register", { RegisterModel: { Arn: MODEL } }),
        ended(evaluation.step, { ProcessingJob: { Arn: `${ACCOUNT}:processing-job/evaluate` } }),
      ],
    },
  ];
}

/** The next execution evaluates a model, and stops there. */
export function tooBad(aws: FakeAws, evaluation: Evaluation): void {
  leaveReport(aws, evaluation);
  aws.sagemaker.states = [
    {
      status: "Failed",
      failureReason: "The error is too much.",
      steps: [
        {
          ...ended("Gate", { Fail: { ErrorMessage: "too much" } }),
          StepStatus: "Failed",
          FailureReason: "too much",
        },
        ended(evaluation.step, { ProcessingJob: { Arn: `${ACCOUNT}:processing-job/evaluate` } }),
      ],
    },
  ];
}

const ended = (name: string, metadata: object) => ({
  StepName: name,
  StepStatus: "Succeeded",
  StartTime: STARTED,
  EndTime: STARTED + 30,
  AttemptCount: 1,
  Metadata: metadata,
});

function leaveReport(aws: FakeAws, { file, report }: Evaluation): void {
  const place = { job: "evaluate", output: "evaluation", folder: "artifacts/out", file };
  leaveOutput(aws, place, JSON.stringify(report));
}
