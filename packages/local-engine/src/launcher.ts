import { setMaxListeners } from "node:events";
import { executionArn, type JsonScalar, type ParameterValue, SagewrightError } from "@sagewright/core";
import { type Isolation, type IsolationChoice, openIsolation } from "./adapters/isolation.ts";
import { startWatchdog, type Watchdog } from "./adapters/watchdog.ts";
import { executionNotFound } from "./engine-issues.ts";
import { type Execution, type FailurePolicy, type LiveExecution, runExecution } from "./execution.ts";
import { isAlive, type Owner, retire } from "./owner.ts";
import { pipelineOfRun } from "./pipeline-of-run.ts";
import { randomId } from "./random-id.ts";
import { checkResumable, claimForResume } from "./resume.ts";
import type { Machine } from "./run.ts";
import { planRun, type RunPlan, type StartRequest } from "./run-plan.ts";
import { callbackDesk } from "./runners/callback-desk.ts";
import type { RuntimeTable } from "./runtimes.ts";
import { startSelective } from "./selective-execution.ts";
import { requestStop } from "./stop.ts";
import type { ExecutionChange, ExecutionRow } from "./store/executions.ts";
import { StateError } from "./store/state-error.ts";
import type { StepRow } from "./store/steps.ts";

/** How soon a stop from another process is seen, in milliseconds. */
const STOP_WATCH_MS = 200;

export interface LauncherOptions {
  readonly machine: Machine;
  readonly owner: Owner;
  readonly runtimes: RuntimeTable;
  /** The modules of functions, as they are now. */
  readonly lambdas: () => Readonly<Record<string, string>>;
  readonly isolation: IsolationChoice;
  readonly failurePolicy: FailurePolicy;
  readonly maxParallelSteps: number;
}

export interface LaunchOptions {
  /** Part of the transaction that records the start: what it throws undoes it. */
  readonly recorded?: (executionArn: string) => void;
}

export interface StartOptions extends LaunchOptions {
  /** The version whose definition the request holds. @default the latest, made if it has another definition */
  readonly pipelineVersion?: number;
}

export interface ResumeOptions extends LaunchOptions {
  /** @default as before */
  readonly maxParallelSteps?: number;
}

/** Begins, resumes and stops executions, and knows those that run in this engine. */
export interface Launcher {
  start(request: StartRequest, options?: StartOptions): Promise<Execution>;
  resume(row: ExecutionRow, options?: ResumeOptions): Promise<Execution>;
  change(row: ExecutionRow, change: ExecutionChange): void;
  stop(row: ExecutionRow): void;
  /** Whether it runs, here or in another engine. */
  isRunning(row: ExecutionRow): boolean;
  close(): Promise<void>;
}

export function createLauncher(options: LauncherOptions): Launcher {
  const { machine, owner, runtimes, lambdas } = options;
  const { store, clock, place, objects } = machine;
  const live = new Map<string, LiveExecution>();
  const lateStops = new Set<Promise<void>>();
  const closing = new AbortController();
  const callbacks = callbackDesk(machine, closing.signal);
  let watchdog: Watchdog | undefined;
  let isolation: Promise<Isolation> | undefined;
  let stopWatch: NodeJS.Timeout | undefined;

  async function start(request: StartRequest, launchOptions: StartOptions = {}): Promise<Execution> {
    const planned = planRun(request, { runners: machine.runners, runtimes, lambdas: lambdas() });
    await ready();
    const id = randomId(12);
    const { displayName, description, definition, maxParallelSteps, mlflowExperimentName } = request;
    const startTime = clock.now().toISOString();
    const { selection } = planned;
    // One transaction, so that nobody takes the source up between the look at it and the records of its results.
    const { plan, reused } = store.transaction(() => {
      const selective = selection && startSelective(planned, selection, request, machine, startTime);
      const plan = selective === undefined ? planned : { ...planned, stubs: selective.stubs };
      const { reused = [], selectiveExecution } = selective ?? {};
      const { pipelineName, pipelineVersion } = pipelineOfRun(request, launchOptions, machine, startTime);
      const arn = executionArn({ ...place, pipelineName, executionId: id });
      store.executions.insert(
        {
          id,
          arn,
          pipelineName,
          pipelineVersion,
          ...(displayName === undefined ? {} : { displayName }),
          ...(description === undefined ? {} : { description }),
          definition,
          overrides: request.parameters ?? {},
          parameters: plainParameters(plan.parameters),
          stubs: plan.stubs,
          ...(selectiveExecution === undefined ? {} : { selectiveExecution }),
          maxParallelSteps: maxParallelSteps ?? options.maxParallelSteps,
          parallelismRequested: maxParallelSteps !== undefined,
          ...(mlflowExperimentName === undefined ? {} : { mlflowExperimentName }),
          startTime,
        },
        owner,
      );
      for (const row of reused) store.steps.insert(id, row);
      launchOptions.recorded?.(arn);
      return { plan, reused };
    });
    return launch(id, plan, reused);
  }

  async function resume(
    row: ExecutionRow,
    { recorded, maxParallelSteps }: ResumeOptions = {},
  ): Promise<Execution> {
    checkResumable(row, isRunning(row));
    const { id, overrides: parameters, stubs, pipelineName, selectiveExecution } = row;
    const definition = store.executions.definitionOf(id);
    const plan = planRun(
      {
        pipelineName,
        definition,
        parameters,
        stubs,
        ...(selectiveExecution === undefined ? {} : { selectiveExecution }),
      },
      { runners: machine.runners, runtimes, lambdas: lambdas() },
    );
    await ready();
    await claimForResume(row, owner, machine, (time) => {
      if (maxParallelSteps !== undefined) store.executions.change(id, { maxParallelSteps, time });
      recorded?.(row.arn);
    });
    return launch(id, plan, store.steps.latest(id));
  }

  /** Once, and only for engines that run something. */
  async function ready(): Promise<Isolation> {
    isolation ??= openIsolation(options.isolation);
    const opened = await isolation;
    watchdog ??= startWatchdog(owner.engineId);
    return opened;
  }

  async function launch(id: string, plan: RunPlan, earlier: readonly StepRow[]): Promise<Execution> {
    const row = store.executions.find(id);
    if (row === undefined) throw new SagewrightError([executionNotFound(id)]);
    const controller = new AbortController();
    // One signal serves all jobs that run at once, however many.
    setMaxListeners(0, controller.signal);
    const succeeded = earlier.filter(({ status }) => status === "Succeeded");
    const execution = runExecution({
      run: {
        ...row,
        plan,
        machine,
        signal: controller.signal,
        results: new Map(succeeded.map(({ name, properties }) => [name, properties ?? {}])),
        attempts: new Map(earlier.map(({ name, attempt }) => [name, attempt])),
        context: {
          objects,
          runtimes,
          lambdas: lambdas(),
          isolation: await ready(),
          callbacks,
          region: place.region,
          engineId: owner.engineId,
        },
      },
      controller,
      row,
      earlier,
      maxParallelSteps: row.maxParallelSteps,
      failurePolicy: options.failurePolicy,
    });
    watchOver(id, execution);
    return execution;
  }

  function watchOver(id: string, execution: LiveExecution): void {
    live.set(id, execution);
    stopWatch ??= setInterval(lookForWishes, STOP_WATCH_MS).unref();
    const forget = (): void => {
      live.delete(id);
      if (live.size > 0) return;
      clearInterval(stopWatch);
      stopWatch = undefined;
    };
    execution.done.then(forget, forget);
  }

  /** Another process stops or slows an execution of this one by saying so in the records. */
  function lookForWishes(): void {
    for (const [id, execution] of live) {
      try {
        const wishes = store.executions.wishesFor(id);
        if (wishes?.status === "Stopping") execution.stop();
        else if (wishes !== undefined) execution.limitParallelSteps(wishes.maxParallelSteps);
      } catch (error) {
        // The execution learns of it at its own next change, and ends.
        if (!(error instanceof StateError)) throw error;
      }
    }
  }

  function isRunning(row: ExecutionRow): boolean {
    if (row.endTime !== undefined) return false;
    return row.owner.engineId === owner.engineId ? live.has(row.id) : isAlive(row.owner);
  }

  return {
    start,
    resume,
    isRunning,
    change(row, change) {
      store.executions.change(row.id, change);
      if (change.maxParallelSteps !== undefined)
        live.get(row.id)?.limitParallelSteps(change.maxParallelSteps);
    },
    stop(row) {
      const here = live.get(row.id);
      if (here !== undefined) here.stop();
      else requestStop(row, isRunning(row), machine, lateStops);
    },
    async close() {
      closing.abort();
      for (const execution of live.values()) execution.stop();
      await Promise.allSettled([...live.values()].map(({ done }) => done));
      watchdog?.close();
      retire(owner);
      await Promise.all(lateStops);
    },
  };
}

/** Parameters as JSON; integers that a number cannot hold become their digits. */
function plainParameters(values: ReadonlyMap<string, ParameterValue>): Record<string, JsonScalar> {
  return Object.fromEntries([...values].map(([name, { value }]) => [name, plain(value)]));
}

function plain(value: ParameterValue["value"]): JsonScalar {
  if (typeof value !== "bigint") return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
