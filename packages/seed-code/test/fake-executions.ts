import type { FakeAws } from "../../cli/test/aws/fake-aws.ts";
import { STARTED } from "../../cli/test/aws/fake-sagemaker.ts";

/** The step whose report decides. */
export interface Evaluation {
  readonly step: string;
  readonly file: string;
  readonly report: object;
}

const ACCOUNT = "arn:aws:sagemaker:eu-west-1:444455556666";
const MODEL = `${ACCOUNT}:model-package/quality-p-abcdef123456/1`;

/** The next execution evaluates a model, finds it good, and registers it. */
export function evaluated(aws: FakeAws, evaluation: Evaluation): void {
  leaveReport(aws, evaluation);
  aws.sagemaker.models.set(MODEL, {
    ModelPackageName: "quality-p-abcdef123456",
    ModelPackageArn: MODEL,
    ModelPackageStatus: "Completed",
    ModelPackageStatusDetails: { ValidationStatuses: [] },
    CreationTime: STARTED,
    ModelApprovalStatus: "PendingManualApproval",
  });
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
  aws.sagemaker.jobs.set("evaluate", {
    ProcessingJobName: "evaluate",
    ProcessingJobArn: `${ACCOUNT}:processing-job/evaluate`,
    ProcessingJobStatus: "Completed",
    CreationTime: STARTED,
    AppSpecification: { ImageUri: "image" },
    ProcessingResources: {
      ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.large", VolumeSizeInGB: 30 },
    },
    ProcessingOutputConfig: {
      Outputs: [
        {
          OutputName: "evaluation",
          S3Output: {
            S3Uri: "s3://artifacts/out",
            S3UploadMode: "EndOfJob",
            LocalPath: "/opt/ml/processing/evaluation",
          },
        },
      ],
    },
  });
  aws.objects.set(`artifacts/out/${file}`, Buffer.from(JSON.stringify(report)));
}
