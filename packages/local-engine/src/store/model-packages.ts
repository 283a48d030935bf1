import { type AwsPlace, type JsonObject, modelPackageArn, modelPackageGroupArn } from "@sagewright/core";
import type {
  ModelApprovalStatus,
  ModelPackageGroupRecord,
  ModelPackageRecord,
} from "../model-package-record.ts";
import type { Database } from "./database.ts";
import { integer, json, type Row, text, textOrUndefined } from "./row.ts";

export interface NewModelPackage {
  readonly group: string;
  readonly approvalStatus: ModelApprovalStatus;
  readonly creationTime: string;
  readonly executionArn: string;
  readonly step: string;
  readonly request: JsonObject;
}

export interface ApprovalChange {
  readonly approvalStatus: ModelApprovalStatus;
  readonly description?: string;
  readonly time: string;
}

export interface ModelPackageTable {
  /** Makes the group if there is none; the version is one more than the group's last. */
  insert(modelPackage: NewModelPackage): ModelPackageRecord;
  groups(): readonly ModelPackageGroupRecord[];
  /** Newest first; of one group, or of all. */
  list(group?: string): readonly ModelPackageRecord[];
  find(
    reference: { readonly arn: string } | { readonly group: string; readonly version: number },
  ): ModelPackageRecord | undefined;
  setApproval(arn: string, change: ApprovalChange): void;
}

/** Names of groups that differ only in case are one group, since their ARNs are equal. */
export function modelPackageTable(database: Database, place: AwsPlace): ModelPackageTable {
  const insertGroup = database.prepare(
    "INSERT OR IGNORE INTO model_package_groups (name, arn, creation_time) VALUES (?, ?, ?)",
  );
  const nextVersion = database.prepare(
    "SELECT coalesce(max(version), 0) + 1 AS version FROM model_packages WHERE group_name = ?",
  );
  const insert = database.prepare(`
    INSERT INTO model_packages (group_name, version, arn, approval_status, creation_time, last_modified_time,
      execution_arn, step_name, request) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const groups = database.prepare(`
    SELECT name, model_package_groups.arn, model_package_groups.creation_time, count(version) AS packages,
      max(version) AS latest FROM model_package_groups LEFT JOIN model_packages ON group_name = name
    GROUP BY name ORDER BY model_package_groups.creation_time DESC, name`);
  const listAll = database.prepare("SELECT * FROM model_packages ORDER BY number DESC");
  const listGroup = database.prepare(
    "SELECT * FROM model_packages WHERE group_name = ? ORDER BY number DESC",
  );
  const byArn = database.prepare("SELECT * FROM model_packages WHERE arn = ?");
  const byVersion = database.prepare("SELECT * FROM model_packages WHERE group_name = ? AND version = ?");
  const setApproval = database.prepare(`
    UPDATE model_packages SET approval_status = ?, approval_description = ?, last_modified_time = ? WHERE arn = ?`);

  return {
    insert: (modelPackage) =>
      database.transaction(() => {
        const { group, approvalStatus, creationTime, executionArn, step, request } = modelPackage;
        insertGroup.run(group, modelPackageGroupArn({ ...place, group }), creationTime);
        const version = integer(nextVersion.get(group) ?? {}, "version");
        const arn = modelPackageArn({ ...place, group, version });
        insert.run(
          group,
          version,
          arn,
          approvalStatus,
          creationTime,
          creationTime,
          executionArn,
          step,
          JSON.stringify(request),
        );
        return { ...modelPackage, arn, version, lastModifiedTime: creationTime };
      }),
    groups: () => groups.all().map(groupRecord),
    list: (group) => (group === undefined ? listAll.all() : listGroup.all(group)).map(packageRecord),
    find(reference) {
      const row =
        "arn" in reference ? byArn.get(reference.arn) : byVersion.get(reference.group, reference.version);
      return row && packageRecord(row);
    },
    setApproval(arn, { approvalStatus, description, time }) {
      setApproval.run(approvalStatus, description ?? null, time, arn);
    },
  };
}

function groupRecord(row: Row): ModelPackageGroupRecord {
  const packages = integer(row, "packages");
  return {
    name: text(row, "name"),
    arn: text(row, "arn"),
    creationTime: text(row, "creation_time"),
    packages,
    ...(packages === 0 ? {} : { latestVersion: integer(row, "latest") }),
  };
}

function packageRecord(row: Row): ModelPackageRecord {
  const approvalDescription = textOrUndefined(row, "approval_description");
  return {
    arn: text(row, "arn"),
    group: text(row, "group_name"),
    version: integer(row, "version"),
    approvalStatus: text(row, "approval_status") as ModelApprovalStatus,
    ...(approvalDescription === undefined ? {} : { approvalDescription }),
    creationTime: text(row, "creation_time"),
    lastModifiedTime: text(row, "last_modified_time"),
    executionArn: text(row, "execution_arn"),
    step: text(row, "step_name"),
    request: json<JsonObject>(row, "request") ?? {},
  };
}
