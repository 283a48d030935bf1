import type { Database } from "./database.ts";
import { integer, type Row, text, textOrUndefined } from "./row.ts";

/** A pipeline without its definitions, which are those of its versions. */
export interface PipelineRow {
  readonly name: string;
  readonly arn: string;
  /** @default the name */
  readonly displayName?: string;
  readonly description?: string;
  readonly roleArn: string;
  /** For executions that do not ask for another number. @default the engine's */
  readonly maxParallelSteps?: number;
  readonly creationTime: string;
  readonly lastModifiedTime: string;
}

export type NewPipeline = Omit<PipelineRow, "lastModifiedTime">;

/** Members that are absent stay as they are. */
export interface PipelineChange {
  readonly displayName?: string | undefined;
  readonly description?: string | undefined;
  readonly roleArn?: string | undefined;
  readonly maxParallelSteps?: number | undefined;
  readonly time: string;
}

/** Names that differ only in case are one name, since their ARNs are equal. */
export interface PipelineTable {
  /** False when there is one of this name. */
  insert(pipeline: NewPipeline): boolean;
  find(nameOrArn: string): PipelineRow | undefined;
  /** In the order in which they were made. */
  list(): readonly PipelineRow[];
  change(name: string, change: PipelineChange): void;
  /** With its versions; its executions are found no more. */
  remove(name: string): void;
  /** When an execution was last started. */
  lastRunTime(name: string): string | undefined;
}

export function pipelineTable(database: Database): PipelineTable {
  const insert = database.prepare(`
    INSERT OR IGNORE INTO pipelines (name, arn, display_name, description, role_arn, max_parallel_steps, creation_time,
      last_modified_time) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const find = database.prepare("SELECT * FROM pipelines WHERE name = ? OR arn = ?");
  const list = database.prepare("SELECT * FROM pipelines ORDER BY number");
  const change = database.prepare(`
    UPDATE pipelines SET display_name = coalesce(?, display_name), description = coalesce(?, description),
      role_arn = coalesce(?, role_arn), max_parallel_steps = coalesce(?, max_parallel_steps), last_modified_time = ?
    WHERE name = ?`);
  const remove = database.prepare("DELETE FROM pipelines WHERE name = ?");
  const hideExecutions = database.prepare("UPDATE executions SET deleted = 1 WHERE pipeline_name = ?");
  const lastRun = database.prepare(
    "SELECT max(start_time) AS time FROM executions WHERE pipeline_name = ? AND deleted = 0",
  );
  return {
    insert: ({ name, arn, displayName, description, roleArn, maxParallelSteps, creationTime }) =>
      insert.run(
        name,
        arn,
        displayName ?? null,
        description ?? null,
        roleArn,
        maxParallelSteps ?? null,
        creationTime,
        creationTime,
      ).changes === 1,
    find(nameOrArn) {
      const row = find.get(nameOrArn, nameOrArn.toLowerCase());
      return row && pipelineRow(row);
    },
    list: () => list.all().map(pipelineRow),
    change(name, { displayName, description, roleArn, maxParallelSteps, time }) {
      change.run(
        displayName ?? null,
        description ?? null,
        roleArn ?? null,
        maxParallelSteps ?? null,
        time,
        name,
      );
    },
    remove: (name) =>
      database.transaction(() => {
        hideExecutions.run(name);
        remove.run(name);
      }),
    lastRunTime(name) {
      const row = lastRun.get(name);
      return row && textOrUndefined(row, "time");
    },
  };
}

function pipelineRow(row: Row): PipelineRow {
  const displayName = textOrUndefined(row, "display_name");
  const description = textOrUndefined(row, "description");
  return {
    name: text(row, "name"),
    arn: text(row, "arn"),
    ...(displayName === undefined ? {} : { displayName }),
    ...(description === undefined ? {} : { description }),
    roleArn: text(row, "role_arn"),
    ...(row.max_parallel_steps === null ? {} : { maxParallelSteps: integer(row, "max_parallel_steps") }),
    creationTime: text(row, "creation_time"),
    lastModifiedTime: text(row, "last_modified_time"),
  };
}
