import { UpdateModelPackageCommand } from "@aws-sdk/client-sagemaker";
import type { ModelApprovalStatus } from "@sagewright/local-engine";
import type { ModelDocument } from "../documents/models.ts";
import { describeModel } from "./describe-model.ts";
import type { Sagemaker } from "./open-sagemaker.ts";
import { sagemakerCall } from "./sagemaker-call.ts";

export interface Approval {
  readonly approvalStatus: ModelApprovalStatus;
  /** Why. */
  readonly note?: string | undefined;
}

/**
 * Approves or rejects a version of a model; resolves to what it is then.
 *
 * Issues: those of `describeModel`.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateModelPackage.html
 */
export async function setApproval(
  sagemaker: Sagemaker,
  reference: string,
  { approvalStatus, note }: Approval,
): Promise<ModelDocument> {
  const { arn } = await describeModel(sagemaker, reference);
  await sagemakerCall(sagemaker, { action: "sagemaker:UpdateModelPackage", resource: arn }, () =>
    sagemaker.client.send(
      new UpdateModelPackageCommand({
        ModelPackageArn: arn,
        ModelApprovalStatus: approvalStatus,
        ...(note === undefined ? {} : { ApprovalDescription: note }),
      }),
    ),
  );
  return await describeModel(sagemaker, arn);
}
