import type { JsonObject, JsonScalar } from "@sagewright/core";
import type { ExecutionStatus, SelectiveExecution } from "../execution-record.ts";
import type { Owner } from "../owner.ts";
import type { Database } from "./database.ts";
import type { DefinitionTable } from "./definitions.ts";
import { integer, json, jsonText, type Row, text, textOrUndefined } from "./row.ts";

/** What an execution is started with; it never changes. */
export interface NewExecution {
  readonly id: string;
  readonly arn: string;
  readonly pipelineName: string;
  readonly displayName?: string;
  readonly description?: string;
  /** Of the pipeline; absent in executions of definitions that were replaced before pipelines had versions. */
  readonly pipelineVersion?: number;
  /** JSON text. */
  readonly definition: string;
  /** The values given at the start, as text. */
  readonly overrides: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, JsonScalar>>;
  readonly stubs: Readonly<Record<string, JsonObject>>;
  /** Absent when the whole pipeline runs. */
  readonly selectiveExecution?: SelectiveExecution;
  readonly maxParallelSteps: number;
  /** Whether somebody asked for `maxParallelSteps`; else it is the engine's own. */
  readonly parallelismRequested?: boolean;
  readonly mlflowExperimentName?: string;
  readonly startTime: string;
}

/** An execution without its definition, which may be large. */
export interface ExecutionRow extends Omit<NewExecution, "definition"> {
  readonly status: ExecutionStatus;
  readonly failureReason?: string;
  readonly endedByFail: boolean;
  readonly endTime?: string;
  readonly lastModifiedTime: string;
  readonly owner: Owner;
}

/** What may be changed while it runs and afterwards. */
export interface ExecutionChange {
  readonly displayName?: string | undefined;
  readonly description?: string | undefined;
  readonly maxParallelSteps?: number | undefined;
  readonly time: string;
}

/** What another process may have asked of an execution. */
export interface ExecutionWishes {
  readonly status: ExecutionStatus;
  readonly maxParallelSteps: number;
}

export interface ExecutionEnd {
  readonly status: "Succeeded" | "Failed" | "Stopped";
  readonly failureReason?: string;
  readonly endedByFail: boolean;
  readonly endTime: string;
}

/** Executions of deleted pipelines are kept for the jobs and models that came of them, but not found. */
export interface ExecutionTable {
  insert(execution: NewExecution, owner: Owner): void;
  find(arnOrId: string): ExecutionRow | undefined;
  definitionOf(id: string): string;
  /** Newest first. */
  list(filter: { readonly pipelineName?: string; readonly limit?: number }): readonly ExecutionRow[];
  wishesFor(id: string): ExecutionWishes | undefined;
  /** Executing → Stopping; false if it was not Executing. */
  requestStop(id: string, time: string): boolean;
  change(id: string, change: ExecutionChange): void;
  /** Makes it run under a new owner; false if somebody else changed it since `seen`. */
  claim(seen: ExecutionRow, owner: Owner, time: string): boolean;
  end(id: string, engineId: string, end: ExecutionEnd): boolean;
}

export function executionTable(database: Database, definitions: DefinitionTable): ExecutionTable {
  const insert = database.prepare(`
    INSERT INTO executions (id, arn, pipeline_name, display_name, description, pipeline_version, definition_hash,
      overrides, parameters, stubs, selective_execution, max_parallel_steps, parallelism_requested, mlflow_experiment_name,
      status, start_time, engine_id, pid, process_start, boot_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'Executing', ?, ?, ?, ?, ?)`);
  const find = database.prepare("SELECT * FROM executions WHERE id = ? AND deleted = 0");
  const definition = database.prepare(
    "SELECT text FROM definitions JOIN executions ON hash = definition_hash WHERE id = ?",
  );
  const listAll = database.prepare("SELECT * FROM executions WHERE deleted = 0 ORDER BY number DESC LIMIT ?");
  const listOfPipeline = database.prepare(
    "SELECT * FROM executions WHERE pipeline_name = ? AND deleted = 0 ORDER BY number DESC LIMIT ?",
  );
  const wishes = database.prepare("SELECT status, max_parallel_steps FROM executions WHERE id = ?");
  const requestStop = database.prepare(
    "UPDATE executions SET status = 'Stopping', last_modified_time = ? WHERE id = ? AND status = 'Executing'",
  );
  const change = database.prepare(`
    UPDATE executions SET display_name = coalesce(?, display_name), description = coalesce(?, description),
      max_parallel_steps = coalesce(?, max_parallel_steps),
      parallelism_requested = max(parallelism_requested, ?), last_modified_time = ? WHERE id = ?`);
  const claim = database.prepare(`
    UPDATE executions SET status = 'Executing', failure_reason = NULL, end_time = NULL, engine_id = ?,
      pid = ?, process_start = ?, boot_id = ?, last_modified_time = ?
    WHERE id = ? AND engine_id = ? AND status = ?`);
  const end = database.prepare(`
    UPDATE executions SET status = ?, failure_reason = ?, ended_by_fail = ?, end_time = ?, last_modified_time = ?
    WHERE id = ? AND engine_id = ? AND end_time IS NULL`);

  return {
    insert(execution, owner) {
      database.transaction(() => {
        const hash = definitions.keep(execution.definition);
        insert.run(
          execution.id,
          execution.arn,
          execution.pipelineName,
          execution.displayName ?? null,
          execution.description ?? null,
          execution.pipelineVersion ?? null,
          hash,
          JSON.stringify(execution.overrides),
          JSON.stringify(execution.parameters),
          JSON.stringify(execution.stubs),
          jsonText(execution.selectiveExecution),
          execution.maxParallelSteps,
          execution.parallelismRequested ? 1 : 0,
          execution.mlflowExperimentName ?? null,
          execution.startTime,
          ...ownerValues(owner),
        );
      });
    },
    find(arnOrId) {
      const row = find.get(arnOrId.slice(arnOrId.lastIndexOf("/") + 1));
      return row && (row.id === arnOrId || row.arn === arnOrId) ? executionRow(row) : undefined;
    },
    definitionOf(id) {
      const row = definition.get(id);
      if (row === undefined) throw new TypeError(`no definition of execution ${id}`);
      return text(row, "text");
    },
    list({ pipelineName, limit = -1 }) {
      const rows = pipelineName === undefined ? listAll.all(limit) : listOfPipeline.all(pipelineName, limit);
      return rows.map(executionRow);
    },
    wishesFor(id) {
      const row = wishes.get(id);
      return (
        row && {
          status: text(row, "status") as ExecutionStatus,
          maxParallelSteps: integer(row, "max_parallel_steps"),
        }
      );
    },
    requestStop: (id, time) => requestStop.run(time, id).changes === 1,
    change(id, { displayName, description, maxParallelSteps, time }) {
      change.run(
        displayName ?? null,
        description ?? null,
        maxParallelSteps ?? null,
        maxParallelSteps === undefined ? 0 : 1,
        time,
        id,
      );
    },
    claim: (seen, owner, time) =>
      claim.run(...ownerValues(owner), time, seen.id, seen.owner.engineId, seen.status).changes === 1,
    end: (id, engineId, { status, failureReason, endedByFail, endTime }) =>
      end.run(status, failureReason ?? null, endedByFail ? 1 : 0, endTime, endTime, id, engineId).changes ===
      1,
  };
}

const ownerValues = (owner: Owner) => [owner.engineId, owner.pid, owner.processStart, owner.bootId] as const;

function executionRow(row: Row): ExecutionRow {
  const displayName = textOrUndefined(row, "display_name");
  const description = textOrUndefined(row, "description");
  const failureReason = textOrUndefined(row, "failure_reason");
  const endTime = textOrUndefined(row, "end_time");
  const selectiveExecution = json<SelectiveExecution>(row, "selective_execution");
  const pipelineVersion = row.pipeline_version === null ? undefined : integer(row, "pipeline_version");
  const mlflowExperimentName = textOrUndefined(row, "mlflow_experiment_name");
  const startTime = text(row, "start_time");
  return {
    id: text(row, "id"),
    arn: text(row, "arn"),
    pipelineName: text(row, "pipeline_name"),
    ...(displayName === undefined ? {} : { displayName }),
    ...(description === undefined ? {} : { description }),
    ...(pipelineVersion === undefined ? {} : { pipelineVersion }),
    overrides: json<Record<string, string>>(row, "overrides") ?? {},
    parameters: json<Record<string, JsonScalar>>(row, "parameters") ?? {},
    stubs: json<Record<string, JsonObject>>(row, "stubs") ?? {},
    ...(selectiveExecution === undefined ? {} : { selectiveExecution }),
    maxParallelSteps: integer(row, "max_parallel_steps"),
    parallelismRequested: integer(row, "parallelism_requested") === 1,
    ...(mlflowExperimentName === undefined ? {} : { mlflowExperimentName }),
    status: text(row, "status") as ExecutionStatus,
    ...(failureReason === undefined ? {} : { failureReason }),
    endedByFail: integer(row, "ended_by_fail") === 1,
    startTime,
    ...(endTime === undefined ? {} : { endTime }),
    lastModifiedTime: textOrUndefined(row, "last_modified_time") ?? endTime ?? startTime,
    owner: {
      engineId: text(row, "engine_id"),
      pid: integer(row, "pid"),
      processStart: text(row, "process_start"),
      bootId: text(row, "boot_id"),
    },
  };
}
