import type { JsonObject } from "@sagewright/core";

export const MODEL_APPROVAL_STATUSES = ["Approved", "Rejected", "PendingManualApproval"] as const;
export type ModelApprovalStatus = (typeof MODEL_APPROVAL_STATUSES)[number];

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageGroup.html */
export interface ModelPackageGroupRecord {
  readonly name: string;
  readonly arn: string;
  readonly creationTime: string;
  readonly description?: string;
  /** How many model packages it holds. */
  readonly packages: number;
  readonly latestVersion?: number;
}

/** A version in a group. @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeModelPackage.html */
export interface ModelPackageRecord {
  readonly arn: string;
  readonly group: string;
  readonly version: number;
  readonly approvalStatus: ModelApprovalStatus;
  readonly approvalDescription?: string;
  /** ISO 8601, UTC. */
  readonly creationTime: string;
  readonly lastModifiedTime: string;
  /** The execution and step that registered it; absent when no pipeline did. */
  readonly executionArn?: string;
  readonly step?: string;
  /** What was registered: containers, metrics, metadata. */
  readonly request: JsonObject;
}
