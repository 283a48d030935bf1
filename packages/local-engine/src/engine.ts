import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { openObjectStore } from "./adapters/object-store.ts";
import type { ApiContext } from "./api/operation.ts";
import { createSageMakerApi, type SageMakerApi } from "./api/sagemaker-api.ts";
import type { ApiServer, ServeOptions } from "./api/server.ts";
import { createServers } from "./api/servers.ts";
import { type Clock, systemClock } from "./clock.ts";
import { executionNotFound } from "./engine-issues.ts";
import type { EngineOptions } from "./engine-options.ts";
import { placeOf } from "./engine-options.ts";
import type { Execution } from "./execution.ts";
import type { ExecutionRecord, StepRecord } from "./execution-record.ts";
import type { CacheExplanation } from "./explain-cache/cache-explanation.ts";
import { type ExplainRequest, explainCache } from "./explain-cache/explain-cache.ts";
import { NOTHING_RUN } from "./explain-cache/nothing-run.ts";
import {
  type FunctionName,
  type FunctionSettings,
  installedFunctions,
  putFunction,
} from "./installed-functions.ts";
import { createLauncher } from "./launcher.ts";
import { type FollowOptions, followLogs, type LogLine } from "./logs.ts";
import { type ModelRegistry, modelRegistry } from "./model-registry.ts";
import { thisOwner } from "./owner.ts";
import { createProjects, type Projects } from "./projects/projects.ts";
import { putDirectory, putFile } from "./put-files.ts";
import { executionRecord, stepRecord } from "./records.ts";
import type { Machine } from "./run.ts";
import { planRun, type StartRequest } from "./run-plan.ts";
import { RUNNERS, type RunnerTable } from "./runners/runner-table.ts";
import { createRuntimeTable, type RuntimeTable } from "./runtimes.ts";
import { checkWithoutSource } from "./selective-execution.ts";
import { logFileOf } from "./state-folder.ts";
import type { ExecutionRow } from "./store/executions.ts";
import { openStore } from "./store/store.ts";

export interface Engine extends ModelRegistry {
  /** SageMaker's own API over the same records. */
  readonly api: SageMakerApi;
  /** Projects of this machine, and what came of pushes to their repositories. */
  readonly projects: Pick<Projects, "builds" | "find" | "list">;
  /**
   * Starts an execution. Throws before anything is recorded when the definition, the parameters or the machine do not
   * allow it to run: STEP_TYPE_NOT_RUNNABLE, IMAGE_NOT_MAPPED, LAMBDA_NOT_MAPPED, and all that parsing says. Of a
   * selection also SELECTED_STEPS_EMPTY, SELECTED_STEPS_TOO_MANY, SELECTED_STEPS_NOT_CONNECTED, STEP_UNKNOWN,
   * SOURCE_EXECUTION_MISSING, SOURCE_EXECUTION_OTHER_PIPELINE, SOURCE_EXECUTION_NOT_ENDED, SOURCE_STEP_NOT_SUCCEEDED,
   * SOURCE_BRANCH_DIFFERENT.
   */
  start(request: StartRequest): Promise<Execution>;
  /**
   * For every step whether a run that began now would take its results from the cache, and why. Starts and changes nothing.
   * Issues: those of the definition and the parameters, EXECUTION_NOT_FOUND.
   */
  explainCache(request: ExplainRequest): readonly CacheExplanation[];
  /**
   * Goes on with an execution that failed, was stopped, or lost its engine. Steps that have succeeded keep their results.
   * Issues: EXECUTION_NOT_FOUND, EXECUTION_STILL_RUNNING, EXECUTION_SUCCEEDED, EXECUTION_ENDED_BY_FAIL.
   */
  resume(arnOrId: string): Promise<Execution>;
  describeExecution(arnOrId: string): ExecutionRecord;
  /** Newest first. */
  listExecutions(filter?: {
    readonly pipelineName?: string;
    readonly limit?: number;
  }): readonly ExecutionRecord[];
  /** Steps that were started, in the order of their starts. */
  listSteps(arnOrId: string): readonly StepRecord[];
  /** Also an execution of another process. Issues: EXECUTION_NOT_FOUND, EXECUTION_ALREADY_ENDED. */
  stop(arnOrId: string): void;
  /** Path of the log of an attempt, the last by default; undefined when there is none. */
  logFile(arnOrId: string, step: string, attempt?: number): string | undefined;
  followLogs(arnOrId: string, options?: FollowOptions): AsyncIterable<LogLine>;
  /** Copies a file into the local S3. Issue: INPUT_FILE_MISSING. */
  putFile(uri: string, path: string): Promise<void>;
  /** Copies the files of a folder below an S3 prefix. Issue: INPUT_FILE_MISSING. */
  putDirectory(uri: string, path: string): Promise<void>;
  /**
   * Puts a Lambda function into the state folder, where Lambda steps that name its alias find it: a folder with `main.mjs`,
   * whose export `handler` is called. The code of an alias that is there already stays as it is.
   * Issues: LAMBDA_NAME_INVALID, INPUT_FILE_MISSING.
   */
  putFunction(name: FunctionName & FunctionSettings, folder: string): Promise<void>;
  /** Where an object of the local S3 lies. */
  pathOf(s3Uri: string): string;
  /**
   * Serves `api` to clients of AWS's on this machine, until the engine or the server is closed.
   * Issues: PORT_INVALID, PORT_IN_USE.
   */
  serve(options?: ServeOptions): Promise<ApiServer>;
  /** Stops what still runs here, and closes the records. */
  close(): Promise<void>;
}

/** What a test may put in place of the real thing. */
export interface EnginePorts {
  readonly clock: Clock;
  readonly runners: RunnerTable;
}

/**
 * Opens the state folder. Several engines may use one folder at the same time.
 *
 * Issues: STATE_UNWRITABLE, STATE_CORRUPT, STATE_BUSY, STATE_TOO_NEW, MAX_PARALLEL_STEPS_INVALID, REGION_INVALID,
 * ACCOUNT_ID_INVALID.
 */
export const openEngine = (options: EngineOptions): Promise<Engine> =>
  createEngine(options, { clock: systemClock, runners: RUNNERS });

/**
 * Throws what `start` would say of the request in a state folder in which nothing has been run yet; opens and makes
 * nothing. Whether an execution that is named as a source is there is not looked at.
 */
export function checkStart(request: StartRequest, options: EngineOptions): void {
  const workshop = { runners: RUNNERS, runtimes: runtimesOf(options), lambdas: options.lambdas ?? {} };
  const plan = planRun(request, workshop);
  if (request.selectiveExecution?.sourceExecutionArn === undefined) checkWithoutSource(plan);
}

/**
 * What `explainCache` says of a state folder in which nothing has been run yet; opens and makes nothing.
 * Issues: those of the definition and the parameters; EXECUTION_NOT_FOUND where an execution is named.
 */
export const explainFirstRun = (
  request: ExplainRequest,
  options: EngineOptions,
): readonly CacheExplanation[] =>
  explainCache(request, {
    store: NOTHING_RUN,
    objects: openObjectStore(join(resolve(options.stateDir), "s3")),
    runners: RUNNERS,
    clock: systemClock,
    reportMismatches: () => [],
    place: placeOf(options),
  });

const runtimesOf = ({ stateDir, runtimes }: EngineOptions): RuntimeTable =>
  createRuntimeTable({ stateDir: resolve(stateDir), ...(runtimes ? { runtimes } : {}) });

export async function createEngine(options: EngineOptions, ports: EnginePorts): Promise<Engine> {
  const place = placeOf(options);
  const stateDir = resolve(options.stateDir);
  const store = openStore(stateDir, place, { readOnly: options.readOnly ?? false });
  const objects = openObjectStore(join(stateDir, "s3"));
  const owner = thisOwner();
  const machine: Machine = {
    ...ports,
    reportMismatches: options.reportMismatches ?? (() => []),
    store,
    objects,
    place,
    stateDir,
    engineId: owner.engineId,
  };
  const launcher = createLauncher({
    machine,
    owner,
    runtimes: runtimesOf(options),
    lambdas: () => ({ ...installedFunctions(stateDir), ...options.lambdas }),
    isolation: options.isolation ?? "auto",
    failurePolicy: options.failurePolicy ?? "drain",
    maxParallelSteps: options.maxParallelSteps ?? availableParallelism(),
  });

  const projects = createProjects({
    store,
    clock: ports.clock,
    place,
    owner,
    provisioner: options.projects,
  });

  let closed: Promise<void> | undefined;

  function find(arnOrId: string): ExecutionRow {
    const row = store.executions.find(arnOrId);
    if (row === undefined) throw new SagewrightError([executionNotFound(arnOrId)]);
    return row;
  }
  const record = (row: ExecutionRow): ExecutionRecord =>
    executionRecord(row, row.endTime === undefined && !launcher.isRunning(row));

  const context: ApiContext = { store, clock: ports.clock, place, objects, stateDir, launcher, projects };
  const api = createSageMakerApi(context);
  const servers = createServers(api, context);
  return {
    api,
    serve: servers.serve,
    projects,
    ...modelRegistry(store, ports.clock),
    start: launcher.start,
    explainCache: (request) => explainCache(request, machine),
    resume: async (arnOrId) => launcher.resume(find(arnOrId)),
    describeExecution: (arnOrId) => record(find(arnOrId)),
    listExecutions: (filter = {}) => store.executions.list(filter).map(record),
    listSteps: (arnOrId) => store.steps.latest(find(arnOrId).id).map(stepRecord),
    stop: (arnOrId) => launcher.stop(find(arnOrId)),
    logFile(arnOrId, step, attempt) {
      const { id } = find(arnOrId);
      const last = store.steps.attempts(id).findLast(({ name }) => name === step)?.attempt;
      const number = attempt ?? last;
      if (last === undefined || number === undefined || number > last) return undefined;
      const file = logFileOf(stateDir, id, step, number);
      return existsSync(file) ? file : undefined;
    },
    followLogs(arnOrId, options = {}) {
      const { id } = find(arnOrId);
      return followLogs(
        {
          stateDir,
          executionId: id,
          attempts: () => store.steps.attempts(id),
          hasEnded: () => !launcher.isRunning(find(id)),
        },
        options,
      );
    },
    putFile: (uri, path) => putFile(objects, uri, path),
    putDirectory: (uri, path) => putDirectory(objects, uri, path),
    putFunction: (name, folder) => putFunction(stateDir, name, folder),
    pathOf: (uri) => objects.pathOf(uri),
    close() {
      closed ??= servers.close().then(projects.close).then(launcher.close).finally(store.close);
      return closed;
    },
  };
}
