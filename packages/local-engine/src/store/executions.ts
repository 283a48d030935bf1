import { createHash } from "node:crypto";
import type { JsonObject, JsonScalar } from "@sagewright/core";
import type { ExecutionStatus, SelectiveExecution } from "../execution-record.ts";
import type { Owner } from "../owner.ts";
import type { Database } from "./database.ts";
import { integer, json, jsonText, type Row, text, textOrUndefined } from "./row.ts";

/** What an execution is started with; it never changes. */
export interface NewExecution {
  readonly id: string;
  readonly arn: string;
  readonly pipelineName: string;
  readonly displayName?: string;
  /** JSON text. */
  readonly definition: string;
  /** The values given at the start, as text. */
  readonly overrides: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, JsonScalar>>;
  readonly stubs: Readonly<Record<string, JsonObject>>;
  /** Absent when the whole pipeline runs. */
  readonly selectiveExecution?: SelectiveExecution;
  readonly maxParallelSteps: number;
  readonly startTime: string;
}

/** An execution without its definition, which may be large. */
export interface ExecutionRow extends Omit<NewExecution, "definition"> {
  readonly status: ExecutionStatus;
  readonly failureReason?: string;
  readonly endedByFail: boolean;
  readonly endTime?: string;
  readonly owner: Owner;
}

export interface ExecutionEnd {
  readonly status: "Succeeded" | "Failed" | "Stopped";
  readonly failureReason?: string;
  readonly endedByFail: boolean;
  readonly endTime: string;
}

export interface ExecutionTable {
  insert(execution: NewExecution, owner: Owner): void;
  find(arnOrId: string): ExecutionRow | undefined;
  definitionOf(id: string): string;
  /** Newest first. */
  list(filter: { readonly pipelineName?: string; readonly limit?: number }): readonly ExecutionRow[];
  statusOf(id: string): ExecutionStatus | undefined;
  /** Executing → Stopping; false if it was not Executing. */
  requestStop(id: string): boolean;
  /** Makes it run under a new owner; false if somebody else changed it since `seen`. */
  claim(seen: ExecutionRow, owner: Owner): boolean;
  end(id: string, engineId: string, end: ExecutionEnd): boolean;
}

export function executionTable(database: Database): ExecutionTable {
  const keepDefinition = database.prepare("INSERT OR IGNORE INTO definitions (hash, text) VALUES (?, ?)");
  const insert = database.prepare(`
    INSERT INTO executions (id, arn, pipeline_name, display_name, definition_hash, overrides, parameters, stubs,
      selective_execution, max_parallel_steps, status, start_time, engine_id, pid, process_start, boot_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'Executing', ?, ?, ?, ?, ?)`);
  const find = database.prepare("SELECT * FROM executions WHERE id = ?");
  const definition = database.prepare(
    "SELECT text FROM definitions JOIN executions ON hash = definition_hash WHERE id = ?",
  );
  const listAll = database.prepare("SELECT * FROM executions ORDER BY number DESC LIMIT ?");
  const listOfPipeline = database.prepare(
    "SELECT * FROM executions WHERE pipeline_name = ? ORDER BY number DESC LIMIT ?",
  );
  const status = database.prepare("SELECT status FROM executions WHERE id = ?");
  const requestStop = database.prepare(
    "UPDATE executions SET status = 'Stopping' WHERE id = ? AND status = 'Executing'",
  );
  const claim = database.prepare(`
    UPDATE executions SET status = 'Executing', failure_reason = NULL, end_time = NULL, engine_id = ?,
      pid = ?, process_start = ?, boot_id = ?
    WHERE id = ? AND engine_id = ? AND status = ?`);
  const end = database.prepare(`
    UPDATE executions SET status = ?, failure_reason = ?, ended_by_fail = ?, end_time = ?
    WHERE id = ? AND engine_id = ? AND end_time IS NULL`);

  return {
    insert(execution, owner) {
      const hash = createHash("sha256").update(execution.definition).digest("hex");
      database.transaction(() => {
        keepDefinition.run(hash, execution.definition);
        insert.run(
          execution.id,
          execution.arn,
          execution.pipelineName,
          execution.displayName ?? null,
          hash,
          JSON.stringify(execution.overrides),
          JSON.stringify(execution.parameters),
          JSON.stringify(execution.stubs),
          jsonText(execution.selectiveExecution),
          execution.maxParallelSteps,
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
    statusOf(id) {
      const row = status.get(id);
      return row && (text(row, "status") as ExecutionStatus);
    },
    requestStop: (id) => requestStop.run(id).changes === 1,
    claim: (seen, owner) =>
      claim.run(...ownerValues(owner), seen.id, seen.owner.engineId, seen.status).changes === 1,
    end: (id, engineId, { status, failureReason, endedByFail, endTime }) =>
      end.run(status, failureReason ?? null, endedByFail ? 1 : 0, endTime, id, engineId).changes === 1,
  };
}

const ownerValues = (owner: Owner) => [owner.engineId, owner.pid, owner.processStart, owner.bootId] as const;

function executionRow(row: Row): ExecutionRow {
  const displayName = textOrUndefined(row, "display_name");
  const failureReason = textOrUndefined(row, "failure_reason");
  const endTime = textOrUndefined(row, "end_time");
  const selectiveExecution = json<SelectiveExecution>(row, "selective_execution");
  return {
    id: text(row, "id"),
    arn: text(row, "arn"),
    pipelineName: text(row, "pipeline_name"),
    ...(displayName === undefined ? {} : { displayName }),
    overrides: json<Record<string, string>>(row, "overrides") ?? {},
    parameters: json<Record<string, JsonScalar>>(row, "parameters") ?? {},
    stubs: json<Record<string, JsonObject>>(row, "stubs") ?? {},
    ...(selectiveExecution === undefined ? {} : { selectiveExecution }),
    maxParallelSteps: integer(row, "max_parallel_steps"),
    status: text(row, "status") as ExecutionStatus,
    ...(failureReason === undefined ? {} : { failureReason }),
    endedByFail: integer(row, "ended_by_fail") === 1,
    startTime: text(row, "start_time"),
    ...(endTime === undefined ? {} : { endTime }),
    owner: {
      engineId: text(row, "engine_id"),
      pid: integer(row, "pid"),
      processStart: text(row, "process_start"),
      bootId: text(row, "boot_id"),
    },
  };
}
