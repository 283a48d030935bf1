import type { Owner } from "../owner.ts";
import type { ProjectRecord, ProjectStatus, ProjectTemplate } from "../projects/project-record.ts";
import type { Database } from "./database.ts";
import { integer, json, type Row, text, textOrUndefined } from "./row.ts";

export interface ProjectRow extends ProjectRecord {
  /** Who does, or did last, something with it. */
  readonly owner: Owner;
}

/** What an operation changes at its beginning, and at its end. */
export interface ProjectChange {
  readonly status: ProjectStatus;
  readonly statusMessage?: string;
  readonly time: string;
  readonly description?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly template?: ProjectTemplate;
}

export interface ProjectTable {
  /** Takes the place of a deleted project of the same name. */
  insert(project: ProjectRecord, owner: Owner): void;
  find(name: string): ProjectRow | undefined;
  findById(id: string): ProjectRow | undefined;
  /** In the order of their creation. */
  list(): readonly ProjectRow[];
  /** False if somebody else has changed it since `seen`. */
  change(seen: ProjectRow, change: ProjectChange, owner: Owner): boolean;
}

/** Names that differ only in case are one project, since their ARNs are equal. */
export function projectTable(database: Database): ProjectTable {
  const removeDeleted = database.prepare(
    "DELETE FROM projects WHERE name = ? AND status = 'DeleteCompleted'",
  );
  const insert = database.prepare(`
    INSERT INTO projects (name, id, arn, description, status, status_message, parameters, template, creation_time,
      last_modified_time, engine_id, pid, process_start, boot_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const find = database.prepare("SELECT * FROM projects WHERE name = ?");
  const findById = database.prepare("SELECT * FROM projects WHERE id = ?");
  const list = database.prepare("SELECT * FROM projects ORDER BY number");
  const change = database.prepare(`
    UPDATE projects SET status = ?, status_message = ?, last_modified_time = ?, description = coalesce(?, description),
      parameters = coalesce(?, parameters), template = coalesce(?, template), engine_id = ?, pid = ?,
      process_start = ?, boot_id = ?
    WHERE id = ? AND status = ? AND engine_id = ?`);

  return {
    insert(project, owner) {
      database.transaction(() => {
        removeDeleted.run(project.name);
        insert.run(
          project.name,
          project.id,
          project.arn,
          project.description ?? null,
          project.status,
          project.statusMessage ?? null,
          JSON.stringify(project.parameters),
          JSON.stringify(project.template),
          project.creationTime,
          project.lastModifiedTime,
          ...ownerValues(owner),
        );
      });
    },
    find(name) {
      const row = find.get(name);
      return row && projectRow(row);
    },
    findById(id) {
      const row = findById.get(id);
      return row && projectRow(row);
    },
    list: () => list.all().map(projectRow),
    change: (seen, to, owner) =>
      change.run(
        to.status,
        to.statusMessage ?? null,
        to.time,
        to.description ?? null,
        to.parameters === undefined ? null : JSON.stringify(to.parameters),
        to.template === undefined ? null : JSON.stringify(to.template),
        ...ownerValues(owner),
        seen.id,
        seen.status,
        seen.owner.engineId,
      ).changes === 1,
  };
}

const ownerValues = (owner: Owner) => [owner.engineId, owner.pid, owner.processStart, owner.bootId] as const;

function projectRow(row: Row): ProjectRow {
  const description = textOrUndefined(row, "description");
  const statusMessage = textOrUndefined(row, "status_message");
  return {
    name: text(row, "name"),
    id: text(row, "id"),
    arn: text(row, "arn"),
    ...(description === undefined ? {} : { description }),
    status: text(row, "status") as ProjectStatus,
    ...(statusMessage === undefined ? {} : { statusMessage }),
    parameters: json<Record<string, string>>(row, "parameters") ?? {},
    template: json<ProjectTemplate>(row, "template") ?? {},
    creationTime: text(row, "creation_time"),
    lastModifiedTime: text(row, "last_modified_time"),
    owner: {
      engineId: text(row, "engine_id"),
      pid: integer(row, "pid"),
      processStart: text(row, "process_start"),
      bootId: text(row, "boot_id"),
    },
  };
}
