import { type AwsPlace, modelPackageGroupArn } from "@sagewright/core";
import type { ModelPackageGroupRecord } from "../model-package-record.ts";
import type { Database } from "./database.ts";
import { integer, type Row, text, textOrUndefined } from "./row.ts";

export interface NewModelPackageGroup {
  readonly name: string;
  readonly description?: string;
  readonly creationTime: string;
}

export interface ModelPackageGroupTable {
  /** Nothing when there is one of this name. */
  insert(group: NewModelPackageGroup): ModelPackageGroupRecord | undefined;
  find(name: string): ModelPackageGroupRecord | undefined;
  /** Newest first. */
  list(): readonly ModelPackageGroupRecord[];
  /** It must be empty. */
  remove(name: string): void;
  /** The resource policy: JSON text. */
  policyOf(name: string): string | undefined;
  setPolicy(name: string, policy: string | undefined): void;
  /** The number of its next package; the numbers of deleted ones are not used again. */
  takeVersion(name: string): number;
}

/** Names that differ only in case are one group, since their ARNs are equal. */
export function modelPackageGroupTable(database: Database, place: AwsPlace): ModelPackageGroupTable {
  const insert = database.prepare(`
    INSERT OR IGNORE INTO model_package_groups (name, arn, creation_time, description) VALUES (?, ?, ?, ?)`);
  const select = `
    SELECT g.name, g.arn, g.creation_time, g.description, count(p.number) AS packages, max(p.version) AS latest
    FROM model_package_groups AS g LEFT JOIN model_packages AS p ON p.group_name = g.name`;
  const list = database.prepare(`${select} GROUP BY g.name ORDER BY g.creation_time DESC, g.name`);
  const find = database.prepare(`${select} WHERE g.name = ? GROUP BY g.name`);
  const remove = database.prepare("DELETE FROM model_package_groups WHERE name = ?");
  const policy = database.prepare("SELECT policy FROM model_package_groups WHERE name = ?");
  const setPolicy = database.prepare("UPDATE model_package_groups SET policy = ? WHERE name = ?");
  const takeVersion = database.prepare(
    "UPDATE model_package_groups SET last_version = last_version + 1 WHERE name = ? RETURNING last_version",
  );

  function findGroup(name: string): ModelPackageGroupRecord | undefined {
    const row = find.get(name);
    return row && groupRecord(row);
  }
  return {
    insert({ name, description, creationTime }) {
      const arn = modelPackageGroupArn({ ...place, group: name });
      const { changes } = insert.run(name, arn, creationTime, description ?? null);
      return changes === 0 ? undefined : findGroup(name);
    },
    find: findGroup,
    list: () => list.all().map(groupRecord),
    remove(name) {
      remove.run(name);
    },
    policyOf(name) {
      const row = policy.get(name);
      return row && textOrUndefined(row, "policy");
    },
    setPolicy(name, text) {
      setPolicy.run(text ?? null, name);
    },
    takeVersion: (name) => integer(takeVersion.get(name) ?? {}, "last_version"),
  };
}

function groupRecord(row: Row): ModelPackageGroupRecord {
  const packages = integer(row, "packages");
  const description = textOrUndefined(row, "description");
  return {
    name: text(row, "name"),
    arn: text(row, "arn"),
    creationTime: text(row, "creation_time"),
    ...(description === undefined ? {} : { description }),
    packages,
    ...(packages === 0 ? {} : { latestVersion: integer(row, "latest") }),
  };
}
