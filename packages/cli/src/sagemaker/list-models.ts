import { type ModelPackageSummary, paginateListModelPackages } from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import type { ModelApprovalStatus } from "@sagewright/local-engine";
import { isMissing } from "../aws/missing.ts";
import type { ListedModelDocument } from "../documents/models.ts";
import { modelGroupNotFound } from "./issues.ts";
import type { Sagemaker } from "./open-sagemaker.ts";
import { sagemakerCall } from "./sagemaker-call.ts";

export interface ModelFilter {
  /** @default all groups */
  readonly group?: string;
  readonly status?: ModelApprovalStatus;
}

/** Versions of models, newest first. Issue: MODEL_GROUP_NOT_FOUND; on this machine MODEL_PACKAGE_GROUP_NOT_FOUND. */
export async function listModels(
  sagemaker: Sagemaker,
  { group, status }: ModelFilter,
): Promise<readonly ListedModelDocument[]> {
  const summaries: ModelPackageSummary[] = [];
  const request = {
    // Without it only those are listed that are in no group.
    ModelPackageType: "Versioned",
    SortBy: "CreationTime",
    SortOrder: "Descending",
    MaxResults: 100,
    ...(group === undefined ? {} : { ModelPackageGroupName: group }),
    ...(status === undefined ? {} : { ModelApprovalStatus: status }),
  } as const;
  const resource = group === undefined ? "model-package/*" : `model-package-group/${group}`;
  await sagemakerCall(sagemaker, { action: "sagemaker:ListModelPackages", resource }, async () => {
    try {
      for await (const page of paginateListModelPackages({ client: sagemaker.client }, request))
        summaries.push(...(page.ModelPackageSummaryList ?? []));
    } catch (error) {
      if (group === undefined || !isMissing(error)) throw error;
      // The engine says it in its own words.
      if (sagemaker.target === "local") sagemaker.engine.listModelPackages({ group });
      throw new SagewrightError([modelGroupNotFound(group)], { cause: error });
    }
  });
  const listed = summaries.map(listedModel);
  if (sagemaker.target === "aws") return listed;
  // The engine knows more than lists of the API have.
  return listed.map((model) => ({ ...model, ...sagemaker.engine.describeModelPackage(model.arn) }));
}

function listedModel(summary: ModelPackageSummary): ListedModelDocument {
  const { ModelPackageArn = "", ModelPackageGroupName = "", ModelPackageVersion = 1 } = summary;
  const { ModelApprovalStatus = "PendingManualApproval", CreationTime = new Date(0) } = summary;
  const { ModelPackageDescription: description } = summary;
  return {
    arn: ModelPackageArn,
    group: ModelPackageGroupName,
    version: ModelPackageVersion,
    approvalStatus: ModelApprovalStatus,
    creationTime: CreationTime.toISOString(),
    ...(description ? { description } : {}),
  };
}
