import type { JsonObject, StepType } from "@sagewright/core";
import type { StepStatus } from "../execution-record.ts";
import type { Database } from "./database.ts";
import { integer, json, jsonText, type Row, text, textOrUndefined } from "./row.ts";

/** One attempt of one step. */
export interface StepRow {
  readonly name: string;
  readonly type: StepType;
  readonly displayName?: string;
  readonly attempt: number;
  readonly status: StepStatus;
  readonly startTime: string;
  readonly endTime?: string;
  readonly failureReason?: string;
  /** The job that this attempt is; absent where none was started. */
  readonly job?: StepJobRecord;
  readonly cacheKey?: string;
  /** ARN of the execution that the results come from. */
  readonly cacheSource?: string;
  /** ARN of the source execution that this step's results were taken over from without a run. */
  readonly selectiveSource?: string;
  readonly properties?: JsonObject;
  readonly metadata?: JsonObject;
  readonly outputs?: JsonObject;
  readonly reports?: JsonObject;
  /** The outputs that were in the local S3 when the step had succeeded. */
  readonly storedOutputs?: readonly string[];
}

/** A job, and what was asked of it. */
export interface StepJobRecord {
  readonly name: string;
  /** ISO 8601, UTC; absent in records of older versions. */
  readonly startTime?: string;
  /** The arguments of the step, resolved; absent in records of older versions. */
  readonly request?: JsonObject;
}

/** A succeeded run whose results may be used again. */
export interface CacheEntry {
  readonly executionArn: string;
  readonly step: StepRow;
}

/** That a step was run, and whether that run has ended. */
export interface Attempt {
  readonly name: string;
  readonly attempt: number;
  readonly ended: boolean;
}

/** An attempt that was a job. */
export interface Job {
  readonly executionId: string;
  readonly step: StepRow;
}

export interface StepTable {
  /** Returns the number that `update` wants; numbers grow in the order of starts. */
  insert(executionId: string, step: StepRow): number;
  update(number: number, step: StepRow): void;
  /** The latest attempt of every step, in the order of starts. */
  latest(executionId: string): readonly StepRow[];
  /** Every attempt, in the order of starts. */
  attempts(executionId: string): readonly Attempt[];
  /** Steps that run are marked as about to stop. */
  markStopping(executionId: string): void;
  /** Attempts that had not ended become `Stopped`. */
  endOrphans(executionId: string, endTime: string, failureReason: string): void;
  /** Runs with this key of this step of this pipeline, newest first; cache hits are none. */
  cached(pipelineName: string, name: string, type: StepType, cacheKey: string): readonly CacheEntry[];
  /** Attempts of this type that were jobs, in the order of starts. */
  jobs(type: StepType): readonly Job[];
  /** The attempt that was the job of this name, or whose name is so in an ARN, where it is in lower case. */
  findJob(type: StepType, jobName: string): Job | undefined;
}

const COLUMNS =
  "status, end_time, failure_reason, job_name, job_start_time, request, cache_key, cache_source, selective_source, properties, metadata, outputs, reports, stored_outputs";

export function stepTable(database: Database): StepTable {
  const insert = database.prepare(`
    INSERT INTO steps (execution_id, name, attempt, type, display_name, start_time, ${COLUMNS})
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const update = database.prepare(`
    UPDATE steps SET status = ?, end_time = ?, failure_reason = ?, job_name = ?, job_start_time = ?, request = ?, cache_key = ?,
      cache_source = ?, selective_source = ?, properties = ?, metadata = ?, outputs = ?, reports = ?, stored_outputs = ? WHERE number = ?`);
  const latest = database.prepare(`
    SELECT * FROM steps AS step WHERE execution_id = ? AND attempt = (
      SELECT max(attempt) FROM steps WHERE execution_id = step.execution_id AND name = step.name)
    ORDER BY number`);
  const attempts = database.prepare(
    "SELECT name, attempt, end_time FROM steps WHERE execution_id = ? ORDER BY number",
  );
  const markStopping = database.prepare(
    "UPDATE steps SET status = 'Stopping' WHERE execution_id = ? AND status IN ('Starting', 'Executing')",
  );
  const endOrphans = database.prepare(`
    UPDATE steps SET status = 'Stopped', end_time = ?, failure_reason = ?
    WHERE execution_id = ? AND status IN ('Starting', 'Executing', 'Stopping')`);
  const cached = database.prepare(`
    SELECT steps.*, executions.arn AS execution_arn FROM steps JOIN executions ON executions.id = execution_id
    WHERE cache_key = ? AND name = ? AND type = ? AND pipeline_name = ? AND deleted = 0
      AND cache_key IS NOT NULL AND cache_source IS NULL AND steps.status = 'Succeeded'
    ORDER BY steps.end_time DESC, steps.number DESC LIMIT 20`);
  const jobs = database.prepare(
    "SELECT * FROM steps WHERE type = ? AND job_name IS NOT NULL ORDER BY number",
  );
  const findJob = database.prepare("SELECT * FROM steps WHERE type = ? AND job_name = ?");
  const findJobOfArn = database.prepare("SELECT * FROM steps WHERE type = ? AND job_name = ? COLLATE NOCASE");

  return {
    insert: (executionId, step) =>
      insert.run(
        executionId,
        step.name,
        step.attempt,
        step.type,
        step.displayName ?? null,
        step.startTime,
        ...columnValues(step),
      ).id,
    update(number, step) {
      update.run(...columnValues(step), number);
    },
    latest: (executionId) => latest.all(executionId).map(stepRow),
    attempts: (executionId) =>
      attempts.all(executionId).map((row) => ({
        name: text(row, "name"),
        attempt: integer(row, "attempt"),
        ended: textOrUndefined(row, "end_time") !== undefined,
      })),
    markStopping(executionId) {
      markStopping.run(executionId);
    },
    endOrphans(executionId, endTime, failureReason) {
      endOrphans.run(endTime, failureReason, executionId);
    },
    cached: (pipelineName, name, type, cacheKey) =>
      cached
        .all(cacheKey, name, type, pipelineName)
        .map((row) => ({ executionArn: text(row, "execution_arn"), step: stepRow(row) })),
    jobs: (type) => jobs.all(type).map(jobRow),
    findJob(type, jobName) {
      const row = findJob.get(type, jobName) ?? findJobOfArn.get(type, jobName);
      return row && jobRow(row);
    },
  };
}

const columnValues = (step: StepRow) =>
  [
    step.status,
    step.endTime ?? null,
    step.failureReason ?? null,
    step.job?.name ?? null,
    step.job?.startTime ?? null,
    jsonText(step.job?.request),
    step.cacheKey ?? null,
    step.cacheSource ?? null,
    step.selectiveSource ?? null,
    jsonText(step.properties),
    jsonText(step.metadata),
    jsonText(step.outputs),
    jsonText(step.reports),
    jsonText(step.storedOutputs),
  ] as const;

const jobRow = (row: Row): Job => ({ executionId: text(row, "execution_id"), step: stepRow(row) });

function stepRow(row: Row): StepRow {
  const optional = {
    displayName: textOrUndefined(row, "display_name"),
    endTime: textOrUndefined(row, "end_time"),
    failureReason: textOrUndefined(row, "failure_reason"),
    job: jobOf(row),
    cacheKey: textOrUndefined(row, "cache_key"),
    cacheSource: textOrUndefined(row, "cache_source"),
    selectiveSource: textOrUndefined(row, "selective_source"),
    properties: json<JsonObject>(row, "properties"),
    metadata: json<JsonObject>(row, "metadata"),
    outputs: json<JsonObject>(row, "outputs"),
    reports: json<JsonObject>(row, "reports"),
    storedOutputs: json<readonly string[]>(row, "stored_outputs"),
  };
  return {
    name: text(row, "name"),
    type: text(row, "type") as StepType,
    attempt: integer(row, "attempt"),
    status: text(row, "status") as StepStatus,
    startTime: text(row, "start_time"),
    ...definedMembers(optional),
  };
}

function jobOf(row: Row): StepJobRecord | undefined {
  const name = textOrUndefined(row, "job_name");
  const request = json<JsonObject>(row, "request");
  const startTime = textOrUndefined(row, "job_start_time");
  return name === undefined ? undefined : { name, ...definedMembers({ startTime, request }) };
}

type Defined<T> = { readonly [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Without members that are undefined: absent and undefined are not the same to readers. */
function definedMembers<T extends object>(members: T): Defined<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<T>;
}
