import { type AwsPlace, type JsonObject, modelPackageArn, sagemakerArn } from "@sagewright/core";
import type { ModelApprovalStatus } from "../model-package-record.ts";
import type { Database } from "./database.ts";
import type { ModelPackageGroupTable } from "./model-package-groups.ts";
import { integer, json, type Row, text, textOrUndefined } from "./row.ts";

/** A version in a group, or a package on its own. */
export interface ModelPackageRow {
  /** The group's, of a version. */
  readonly name: string;
  readonly arn: string;
  /** Absent when the package is on its own. */
  readonly versionOf?: { readonly group: string; readonly version: number };
  /** Of versions. */
  readonly approvalStatus?: ModelApprovalStatus;
  readonly approvalDescription?: string;
  /** ISO 8601, UTC. */
  readonly creationTime: string;
  readonly lastModifiedTime: string;
  /** Absent when no pipeline has registered it. */
  readonly registeredBy?: { readonly executionArn: string; readonly step: string };
  /** What was registered: containers, metrics, metadata; with what has been updated since. */
  readonly request: JsonObject;
}

export interface NewModelPackage {
  readonly approvalStatus: ModelApprovalStatus;
  readonly creationTime: string;
  readonly registeredBy?: { readonly executionArn: string; readonly step: string };
  readonly request: JsonObject;
}

/** All that can change; what is left out is gone. */
export interface ModelPackageChange {
  readonly approvalStatus?: ModelApprovalStatus | undefined;
  readonly approvalDescription?: string | undefined;
  readonly request: JsonObject;
  readonly time: string;
}

export interface ModelPackageTable {
  /** Makes the group if there is none; the version is one more than the group's last. */
  addVersion(group: string, modelPackage: NewModelPackage): ModelPackageRow;
  /** Nothing when there is one of this name. */
  addAlone(name: string, modelPackage: Omit<NewModelPackage, "approvalStatus">): ModelPackageRow | undefined;
  /** In the order in which they were made; of one group, or of all and of none. */
  list(group?: string): readonly ModelPackageRow[];
  find(
    reference: { readonly arn: string } | { readonly group: string; readonly version: number },
  ): ModelPackageRow | undefined;
  update(arn: string, change: ModelPackageChange): void;
  remove(arn: string): void;
}

export function modelPackageTable(
  database: Database,
  place: AwsPlace,
  groups: ModelPackageGroupTable,
): ModelPackageTable {
  const insert = database.prepare(`
    INSERT OR IGNORE INTO model_packages (name, group_name, version, arn, approval_status, creation_time,
      last_modified_time, execution_arn, step_name, request) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const listAll = database.prepare("SELECT * FROM model_packages ORDER BY number");
  const listGroup = database.prepare("SELECT * FROM model_packages WHERE group_name = ? ORDER BY number");
  const byArn = database.prepare("SELECT * FROM model_packages WHERE arn = ?");
  const byVersion = database.prepare("SELECT * FROM model_packages WHERE group_name = ? AND version = ?");
  const update = database.prepare(`
    UPDATE model_packages SET approval_status = ?, approval_description = ?, request = ?, last_modified_time = ?
    WHERE arn = ?`);
  const remove = database.prepare("DELETE FROM model_packages WHERE arn = ?");

  const add = (row: Omit<ModelPackageRow, "lastModifiedTime">): ModelPackageRow | undefined => {
    const { changes } = insert.run(
      row.name,
      row.versionOf?.group ?? null,
      row.versionOf?.version ?? null,
      row.arn,
      row.approvalStatus ?? null,
      row.creationTime,
      row.creationTime,
      row.registeredBy?.executionArn ?? null,
      row.registeredBy?.step ?? null,
      JSON.stringify(row.request),
    );
    return changes === 0 ? undefined : { ...row, lastModifiedTime: row.creationTime };
  };
  return {
    addVersion: (name, modelPackage) =>
      database.transaction(() => {
        const { creationTime } = modelPackage;
        const group = (groups.insert({ name, creationTime }) ?? groups.find(name))?.name ?? name;
        const version = groups.takeVersion(group);
        const arn = modelPackageArn({ ...place, group, version });
        const added = add({ name: group, arn, versionOf: { group, version }, ...modelPackage });
        if (added === undefined) throw new TypeError(`version ${version} of ${group} is there already`);
        return added;
      }),
    addAlone: (name, modelPackage) =>
      add({ name, arn: sagemakerArn(place, `model-package/${name}`), ...modelPackage }),
    list: (group) => (group === undefined ? listAll.all() : listGroup.all(group)).map(packageRow),
    find(reference) {
      const row =
        "arn" in reference ? byArn.get(reference.arn) : byVersion.get(reference.group, reference.version);
      return row && packageRow(row);
    },
    update(arn, { approvalStatus, approvalDescription, request, time }) {
      update.run(approvalStatus ?? null, approvalDescription ?? null, JSON.stringify(request), time, arn);
    },
    remove(arn) {
      remove.run(arn);
    },
  };
}

function packageRow(row: Row): ModelPackageRow {
  const group = textOrUndefined(row, "group_name");
  const approvalStatus = textOrUndefined(row, "approval_status");
  const approvalDescription = textOrUndefined(row, "approval_description");
  const executionArn = textOrUndefined(row, "execution_arn");
  return {
    name: text(row, "name"),
    arn: text(row, "arn"),
    ...(group === undefined ? {} : { versionOf: { group, version: integer(row, "version") } }),
    ...(approvalStatus === undefined ? {} : { approvalStatus: approvalStatus as ModelApprovalStatus }),
    ...(approvalDescription === undefined ? {} : { approvalDescription }),
    creationTime: text(row, "creation_time"),
    lastModifiedTime: text(row, "last_modified_time"),
    ...(executionArn === undefined ? {} : { registeredBy: { executionArn, step: text(row, "step_name") } }),
    request: json<JsonObject>(row, "request") ?? {},
  };
}
