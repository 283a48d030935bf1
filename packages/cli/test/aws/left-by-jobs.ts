import type { FakeAws } from "./fake-aws.ts";
import { STARTED } from "./fake-sagemaker.ts";

/** Account and region of what jobs leave, in an ARN of SageMaker's. */
export const ACCOUNT = "arn:aws:sagemaker:eu-west-1:444455556666";

/** A processing job that is through, with one output of which one file is in S3. */
export function leaveOutput(
  aws: FakeAws,
  left: {
    readonly job: string;
    readonly name?: string;
    readonly output: string;
    readonly folder: string;
    readonly file: string;
  },
  content: string,
): void {
  aws.sagemaker.jobs.set(left.job, {
    ProcessingJobName: left.name ?? left.job,
    ProcessingJobArn: `${ACCOUNT}:processing-job/${left.job}`,
    ProcessingJobStatus: "Completed",
    CreationTime: STARTED,
    AppSpecification: { ImageUri: "image" },
    ProcessingResources: {
      ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.large", VolumeSizeInGB: 30 },
    },
    ProcessingOutputConfig: {
      Outputs: [
        {
          OutputName: left.output,
          S3Output: {
            S3Uri: `s3://${left.folder}`,
            S3UploadMode: "EndOfJob",
            LocalPath: `/opt/ml/processing/${left.output}`,
          },
        },
      ],
    },
  });
  aws.objects.set(`${left.folder}/${left.file}`, Buffer.from(content));
}

/** A model package that waits for its approval. */
export function leaveModel(aws: FakeAws, group: string, arn: string): void {
  aws.sagemaker.models.set(arn, {
    ModelPackageName: group,
    ModelPackageArn: arn,
    ModelPackageStatus: "Completed",
    ModelPackageStatusDetails: { ValidationStatuses: [] },
    CreationTime: STARTED,
    ModelApprovalStatus: "PendingManualApproval",
  });
}
