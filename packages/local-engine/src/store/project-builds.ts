import type { Owner } from "../owner.ts";
import type { BuildStatus, ProjectBuild } from "../projects/project-record.ts";
import type { Database } from "./database.ts";
import { integer, type Row, text, textOrUndefined } from "./row.ts";

export interface ProjectBuildRow extends Omit<ProjectBuild, "interrupted" | "pid"> {
  readonly owner: Owner;
}

export type NewProjectBuild = Pick<ProjectBuild, "projectId" | "branch" | "commit" | "creationTime">;

export interface BuildEnd {
  readonly status: "Succeeded" | "Failed" | "Stopped";
  readonly failure?: string;
  readonly endTime: string;
}

export interface ProjectBuildTable {
  /** Queued; the number is higher than those before. */
  insert(build: NewProjectBuild, owner: Owner): number;
  find(number: number): ProjectBuildRow | undefined;
  /** Of a project, newest first. */
  list(projectId: string): readonly ProjectBuildRow[];
  /** Those of the project that have not ended, oldest first. */
  unfinished(projectId: string): readonly ProjectBuildRow[];
  start(number: number): void;
  setExecution(number: number, executionArn: string): void;
  end(number: number, end: BuildEnd): void;
}

export function projectBuildTable(database: Database): ProjectBuildTable {
  const insert = database.prepare(`
    INSERT INTO project_builds (project_id, branch, commit_id, status, creation_time, engine_id, pid, process_start,
      boot_id) VALUES (?, ?, ?, 'Queued', ?, ?, ?, ?, ?)`);
  const find = database.prepare("SELECT * FROM project_builds WHERE number = ?");
  const list = database.prepare("SELECT * FROM project_builds WHERE project_id = ? ORDER BY number DESC");
  const unfinished = database.prepare(
    "SELECT * FROM project_builds WHERE project_id = ? AND end_time IS NULL ORDER BY number",
  );
  const start = database.prepare("UPDATE project_builds SET status = 'Running' WHERE number = ?");
  const setExecution = database.prepare("UPDATE project_builds SET execution_arn = ? WHERE number = ?");
  const end = database.prepare(
    "UPDATE project_builds SET status = ?, failure = ?, end_time = ? WHERE number = ?",
  );
  return {
    insert: ({ projectId, branch, commit, creationTime }, { engineId, pid, processStart, bootId }) =>
      insert.run(projectId, branch, commit, creationTime, engineId, pid, processStart, bootId).id,
    find(number) {
      const row = find.get(number);
      return row && buildRow(row);
    },
    list: (projectId) => list.all(projectId).map(buildRow),
    unfinished: (projectId) => unfinished.all(projectId).map(buildRow),
    start: (number) => void start.run(number),
    setExecution: (number, executionArn) => void setExecution.run(executionArn, number),
    end: (number, { status, failure, endTime }) => void end.run(status, failure ?? null, endTime, number),
  };
}

function buildRow(row: Row): ProjectBuildRow {
  const executionArn = textOrUndefined(row, "execution_arn");
  const failure = textOrUndefined(row, "failure");
  const endTime = textOrUndefined(row, "end_time");
  return {
    number: integer(row, "number"),
    projectId: text(row, "project_id"),
    branch: text(row, "branch"),
    commit: text(row, "commit_id"),
    status: text(row, "status") as BuildStatus,
    ...(executionArn === undefined ? {} : { executionArn }),
    ...(failure === undefined ? {} : { failure }),
    creationTime: text(row, "creation_time"),
    ...(endTime === undefined ? {} : { endTime }),
    owner: {
      engineId: text(row, "engine_id"),
      pid: integer(row, "pid"),
      processStart: text(row, "process_start"),
      bootId: text(row, "boot_id"),
    },
  };
}
