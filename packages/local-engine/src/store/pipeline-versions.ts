import type { Database } from "./database.ts";
import type { DefinitionTable } from "./definitions.ts";
import { integer, type Row, text, textOrUndefined } from "./row.ts";

/** A definition that a pipeline has or had; versions count from 1. */
export interface PipelineVersionRow {
  readonly version: number;
  readonly displayName?: string;
  readonly description?: string;
  readonly creationTime: string;
  /** Of the version's latest execution. */
  readonly lastExecutionArn?: string;
}

export interface PipelineVersionChange {
  readonly displayName?: string | undefined;
  readonly description?: string | undefined;
}

export interface PipelineVersionTable {
  /** A new version, unless the definition is the latest version's. Returns the number of the version that has it. */
  add(pipelineName: string, definition: string, time: string): number;
  latest(pipelineName: string): number | undefined;
  find(pipelineName: string, version: number): PipelineVersionRow | undefined;
  /** In the order of their numbers. */
  list(pipelineName: string): readonly PipelineVersionRow[];
  definitionOf(pipelineName: string, version: number): string;
  change(pipelineName: string, version: number, change: PipelineVersionChange): void;
}

export function pipelineVersionTable(database: Database, definitions: DefinitionTable): PipelineVersionTable {
  const numberOf = "(SELECT number FROM pipelines WHERE name = ?)";
  const latest = database.prepare(`
    SELECT version, definition_hash FROM pipeline_versions WHERE pipeline_number = ${numberOf}
    ORDER BY version DESC LIMIT 1`);
  const insert = database.prepare(`
    INSERT INTO pipeline_versions (pipeline_number, version, definition_hash, creation_time)
    VALUES (${numberOf}, ?, ?, ?)`);
  const list = database.prepare(`
    SELECT pipeline_versions.*, (SELECT executions.arn FROM executions WHERE pipeline_name = pipelines.name
        AND pipeline_version = version AND deleted = 0 ORDER BY executions.number DESC LIMIT 1) AS last_execution
    FROM pipeline_versions JOIN pipelines ON pipelines.number = pipeline_number
    WHERE name = ? AND version BETWEEN ? AND ? ORDER BY version`);
  const change = database.prepare(`
    UPDATE pipeline_versions SET display_name = coalesce(?, display_name), description = coalesce(?, description)
    WHERE pipeline_number = ${numberOf} AND version = ?`);
  const between = (name: string, from: number, to: number): readonly Row[] => list.all(name, from, to);

  return {
    add: (name, definition, time) =>
      database.transaction(() => {
        const row = latest.get(name);
        const hash = definitions.keep(definition);
        if (row !== undefined && text(row, "definition_hash") === hash) return integer(row, "version");
        const version = row === undefined ? 1 : integer(row, "version") + 1;
        insert.run(name, version, hash, time);
        return version;
      }),
    latest(name) {
      const row = latest.get(name);
      return row && integer(row, "version");
    },
    find(name, version) {
      const [row] = between(name, version, version);
      return row && versionRow(row);
    },
    list: (name) => between(name, 1, Number.MAX_SAFE_INTEGER).map(versionRow),
    definitionOf(name, version) {
      const [row] = between(name, version, version);
      if (row === undefined) throw new TypeError(`no version ${version} of pipeline ${name}`);
      return definitions.text(text(row, "definition_hash"));
    },
    change(name, version, { displayName, description }) {
      change.run(displayName ?? null, description ?? null, name, version);
    },
  };
}

function versionRow(row: Row): PipelineVersionRow {
  const displayName = textOrUndefined(row, "display_name");
  const description = textOrUndefined(row, "description");
  const lastExecutionArn = textOrUndefined(row, "last_execution");
  return {
    version: integer(row, "version"),
    ...(displayName === undefined ? {} : { displayName }),
    ...(description === undefined ? {} : { description }),
    creationTime: text(row, "creation_time"),
    ...(lastExecutionArn === undefined ? {} : { lastExecutionArn }),
  };
}
