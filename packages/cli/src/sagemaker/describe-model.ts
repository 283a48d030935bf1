import {
  DescribeModelPackageCommand,
  type DescribeModelPackageCommandOutput,
} from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import { isMissing } from "../aws/missing.ts";
import type { ModelDocument } from "../documents/models.ts";
import { modelNotFound } from "./issues.ts";
import type { Sagemaker } from "./open-sagemaker.ts";
import { sagemakerCall } from "./sagemaker-call.ts";

/**
 * A version of a model, by ARN or as `group/version`.
 *
 * Issues: MODEL_NOT_FOUND, on this machine MODEL_PACKAGE_NOT_FOUND.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeModelPackage.html
 */
export async function describeModel(sagemaker: Sagemaker, reference: string): Promise<ModelDocument> {
  if (!REFERENCE.test(reference)) throw notFound(sagemaker, reference);
  const resource = reference.startsWith("arn:") ? reference : `model-package/${reference}`;
  const call = { action: "sagemaker:DescribeModelPackage", resource };
  const model = await sagemakerCall(sagemaker, call, async () => {
    try {
      return await sagemaker.client.send(new DescribeModelPackageCommand({ ModelPackageName: reference }));
    } catch (error) {
      if (isMissing(error)) throw notFound(sagemaker, reference, error);
      throw error;
    }
  });
  const described = modelDocument(model);
  if (sagemaker.target === "aws") return described;
  // Its step, and its request as it was registered, are not the API's.
  return { ...described, ...sagemaker.engine.describeModelPackage(described.arn) };
}

/** As the API takes it; anything else would be refused as malformed, not as missing. */
const REFERENCE =
  /^(?:arn:aws[a-z-]*:sagemaker:[a-z0-9-]*:\d{12}:[a-z-]*\/)?[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,62})\/\d{1,5}$/;

function notFound(sagemaker: Sagemaker, reference: string, cause?: unknown): SagewrightError {
  // The engine says it in its own words.
  if (sagemaker.target === "local") sagemaker.engine.describeModelPackage(reference);
  return new SagewrightError([modelNotFound(reference)], { cause });
}

function modelDocument(model: DescribeModelPackageCommandOutput): ModelDocument {
  const {
    $metadata: _,
    ModelPackageName: __,
    ModelPackageArn = "",
    ModelPackageGroupName = "",
    ModelPackageVersion = 1,
    ModelPackageStatus: ___,
    ModelPackageStatusDetails: ____,
    ModelApprovalStatus = "PendingManualApproval",
    ApprovalDescription,
    CreationTime = new Date(0),
    LastModifiedTime = CreationTime,
    CreatedBy: _____,
    LastModifiedBy: ______,
    ...request
  } = model;
  const { GeneratedBy } = request.MetadataProperties ?? {};
  const description = request.ModelPackageDescription;
  return {
    arn: ModelPackageArn,
    group: ModelPackageGroupName,
    version: ModelPackageVersion,
    approvalStatus: ModelApprovalStatus,
    ...(description ? { description } : {}),
    ...(ApprovalDescription ? { approvalDescription: ApprovalDescription } : {}),
    creationTime: CreationTime.toISOString(),
    lastModifiedTime: LastModifiedTime.toISOString(),
    ...(GeneratedBy?.includes("/execution/") ? { executionArn: GeneratedBy } : {}),
    request: JSON.parse(JSON.stringify(request)),
  };
}
