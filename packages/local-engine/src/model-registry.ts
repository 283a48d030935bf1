import { SagewrightError } from "@sagewright/core";
import type { Clock } from "./clock.ts";
import { approvalStatusUnknown, modelPackageGroupNotFound, modelPackageNotFound } from "./engine-issues.ts";
import {
  MODEL_APPROVAL_STATUSES,
  type ModelApprovalStatus,
  type ModelPackageGroupRecord,
  type ModelPackageRecord,
} from "./model-package-record.ts";
import type { ModelPackageRow } from "./store/model-packages.ts";
import type { Store } from "./store/store.ts";

export interface ModelRegistry {
  /** Newest first. */
  listModelPackageGroups(): readonly ModelPackageGroupRecord[];
  /** Newest first; of one group, or of all. Issue: MODEL_PACKAGE_GROUP_NOT_FOUND. */
  listModelPackages(filter?: { readonly group?: string }): readonly ModelPackageRecord[];
  /** By ARN or as `group/version`. Issue: MODEL_PACKAGE_NOT_FOUND. */
  describeModelPackage(reference: string): ModelPackageRecord;
  /** Issues: MODEL_PACKAGE_NOT_FOUND, MODEL_APPROVAL_STATUS_UNKNOWN. */
  updateModelPackage(reference: string, change: ModelPackageUpdate): ModelPackageRecord;
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateModelPackage.html */
export interface ModelPackageUpdate {
  readonly approvalStatus: ModelApprovalStatus;
  /** Why. */
  readonly description?: string;
}

export function modelRegistry(
  { modelPackages: table, modelPackageGroups }: Pick<Store, "modelPackages" | "modelPackageGroups">,
  clock: Clock,
): ModelRegistry {
  const find = (reference: string): ModelPackageRow => {
    const version = /^([^/:]+)\/(\d{1,9})$/.exec(reference);
    const found = table.find(
      version?.[1] === undefined ? { arn: reference } : { group: version[1], version: Number(version[2]) },
    );
    if (found === undefined) throw new SagewrightError([modelPackageNotFound(reference)]);
    return found;
  };
  function describeModelPackage(reference: string): ModelPackageRecord {
    const [version] = versionsOf([find(reference)]);
    if (version === undefined) throw new SagewrightError([modelPackageNotFound(reference)]);
    return version;
  }

  return {
    listModelPackageGroups: () => modelPackageGroups.list(),
    listModelPackages({ group } = {}) {
      if (group !== undefined && modelPackageGroups.find(group) === undefined) {
        throw new SagewrightError([modelPackageGroupNotFound(group)]);
      }
      return versionsOf(table.list(group)).reverse();
    },
    describeModelPackage,
    updateModelPackage(reference, { approvalStatus, description }) {
      if (!MODEL_APPROVAL_STATUSES.includes(approvalStatus)) {
        throw new SagewrightError([approvalStatusUnknown(approvalStatus)]);
      }
      const { arn, request } = describeModelPackage(reference);
      const time = clock.now().toISOString();
      table.update(arn, { approvalStatus, approvalDescription: description, request, time });
      return describeModelPackage(arn);
    },
  };
}

/** Packages on their own are no versions. */
const versionsOf = (rows: readonly ModelPackageRow[]): ModelPackageRecord[] =>
  rows.flatMap(({ name: _, versionOf, registeredBy, approvalStatus, ...row }) =>
    versionOf === undefined || approvalStatus === undefined
      ? []
      : [{ ...row, ...versionOf, approvalStatus, ...registeredBy }],
  );
