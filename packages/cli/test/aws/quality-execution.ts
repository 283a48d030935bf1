import type { FakeAws } from "./fake-aws.ts";
import { type FakeState, STARTED } from "./fake-sagemaker.ts";

/** Executions of the pipeline of aws-project.ts, as the service tells of them. */

const ACCOUNT = "arn:aws:sagemaker:eu-west-1:444455556666";

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
  const jobs = `${ACCOUNT}:processing-job`;
  aws.sagemaker.jobs.set("pipelines-k3x9-evaluate", {
    ProcessingJobName: "pipelines-k3x9-evaluate",
    ProcessingJobArn: `${jobs}/pipelines-k3x9-evaluate`,
    ProcessingJobStatus: "Completed",
    CreationTime: STARTED,
    AppSpecification: { ImageUri: "image" },
    ProcessingResources: {
      ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.large", VolumeSizeInGB: 30 },
    },
    ProcessingOutputConfig: {
      Outputs: [
        {
          OutputName: "quality",
          S3Output: {
            S3Uri: "s3://artifacts/out/quality",
            S3UploadMode: "EndOfJob",
            LocalPath: "/opt/ml/processing/quality",
          },
        },
      ],
    },
  });
  aws.objects.set("artifacts/out/quality/quality.json", Buffer.from('{"mse":0.1}'));
  aws.sagemaker.models.set(MODEL, {
    ModelPackageName: "quality",
    ModelPackageArn: MODEL,
    ModelPackageStatus: "Completed",
    ModelPackageStatusDetails: { ValidationStatuses: [] },
    CreationTime: STARTED,
    ModelApprovalStatus: "PendingManualApproval",
  });
}
