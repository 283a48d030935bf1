import type { GraphNode } from "@sagewright/core";
import { branchOf } from "./branch-of.ts";
import { endOf, type Failure, failureOf } from "./execution-end.ts";
import type { ExecutionEvent, ExecutionRecord } from "./execution-record.ts";
import { createListeners } from "./listeners.ts";
import { executionRecord, stepRecord } from "./records.ts";
import type { Run } from "./run.ts";
import { createSchedule } from "./schedule.ts";
import { scopesOf } from "./scope.ts";
import { runStep } from "./step-run.ts";
import type { StepStart } from "./step-start.ts";
import type { ExecutionRow } from "./store/executions.ts";
import type { StepRow } from "./store/steps.ts";

/** After the first failure: `drain` starts nothing new, `continue-independent` starts what does not wait for it. */
export type FailurePolicy = "drain" | "continue-independent";

/** An execution that runs in this engine. */
export interface Execution {
  readonly executionArn: string;
  /** Returns a function that ends the listening. */
  onEvent(listener: (event: ExecutionEvent) => void): () => void;
  /** Resolves to the last record; rejects only when the state could not be written. */
  readonly done: Promise<ExecutionRecord>;
  /** Stops its jobs; it ends as Stopped. */
  stop(): void;
}

/** As the launcher sees it. */
export interface LiveExecution extends Execution {
  /** From now on at most so many steps run at once; those that run go on. */
  limitParallelSteps(count: number): void;
}

export interface ExecutionStart {
  readonly run: Run;
  readonly controller: AbortController;
  readonly row: ExecutionRow;
  /** The last records of steps that an engine before has started, and of those that are reused from another execution. */
  readonly earlier: readonly StepRow[];
  readonly maxParallelSteps: number;
  readonly failurePolicy: FailurePolicy;
}

/** How long the engine starts steps before it looks at anything else, in milliseconds. */
const SLICE = 20;

/** Runs an execution to its end. Nothing is started before the caller has had a chance to listen. */
export function runExecution({
  run,
  controller,
  row,
  earlier,
  maxParallelSteps,
  failurePolicy,
}: ExecutionStart): LiveExecution {
  const { graph } = run.plan;
  const { store, clock, runners } = run.machine;
  const listeners = createListeners<ExecutionEvent>();
  const running = new Map<string, StepRow>();
  // A Fail step has the last word, even if its engine did not live to record the end.
  const failures: Failure[] = earlier
    .filter(({ status }) => status === "Failed")
    .map(failureOf)
    .filter(({ byFailStep }) => byFailStep);
  const succeeded = earlier.filter(({ status }) => status === "Succeeded");
  const schedule = createSchedule(
    graph,
    needsPlace,
    new Map(succeeded.map((step) => [step.name, branchOf(step.properties)])),
    run.plan.selection?.selected,
  );
  const scopeAt = scopesOf({ ...run, place: run.machine.place, objects: run.machine.objects });
  const { promise: done, resolve, reject } = Promise.withResolvers<ExecutionRecord>();
  // Whoever waits for `done` sees the rejection; if nobody does, the process need not die of it.
  done.catch(() => {});
  let failStepFired = failures.length > 0;
  let stopping = false;
  let ended = false;
  let places = maxParallelSteps;
  let fault: { readonly error: unknown } | undefined;

  function needsPlace({ step }: GraphNode): boolean {
    return runners[step.Type]?.kind === "job" && !Object.hasOwn(run.plan.stubs, step.Name);
  }

  function mayStart(): boolean {
    if (stopping || fault !== undefined) return false;
    return failures.length === 0 || (failurePolicy === "continue-independent" && !failStepFired);
  }

  function advance(): void {
    if (ended) return;
    const until = performance.now() + SLICE;
    try {
      while (mayStart()) {
        if (performance.now() > until) {
          setImmediate(advance);
          return;
        }
        const node = schedule.next(running.size < places);
        if (node === undefined) break;
        start(node);
      }
      if (running.size === 0) end();
    } catch (error) {
      abandon(error);
    }
  }

  function start(node: GraphNode): void {
    const { step } = node;
    const startedAt = clock.now();
    const started: StepStart = {
      run,
      step,
      scopeAt,
      startedAt,
      row: {
        name: step.Name,
        type: step.Type,
        ...(step.DisplayName === undefined ? {} : { displayName: step.DisplayName }),
        attempt: (run.attempts.get(step.Name) ?? 0) + 1,
        status: "Executing",
        startTime: startedAt.toISOString(),
      },
      changed(changedRow) {
        running.set(step.Name, changedRow);
        emitStep(changedRow);
      },
    };
    const result = runStep(started);
    if (!(result instanceof Promise)) {
      settle(result);
      return;
    }
    result.then(
      (ended) => {
        running.delete(step.Name);
        settle(ended);
        advance();
      },
      (error) => {
        running.delete(step.Name);
        abandon(error);
      },
    );
  }

  function settle(step: StepRow): void {
    if (step.status === "Succeeded") {
      run.results.set(step.name, step.properties ?? {});
      schedule.succeeded(step.name, branchOf(step.properties));
    } else if (step.status === "Failed") {
      const failure = failureOf(step);
      failures.push(failure);
      failStepFired ||= failure.byFailStep;
    }
    emitStep(step);
  }

  function end(): void {
    const result = endOf(failures, stopping, clock.now());
    store.executions.end(run.id, run.machine.engineId, result);
    ended = true;
    const record = executionRecord({ ...row, ...result });
    listeners.emit({ type: "execution", execution: record });
    resolve(record);
  }

  /** The state cannot be written: no step is blamed, the jobs end, and the execution can be resumed. */
  function abandon(error: unknown): void {
    fault ??= { error };
    controller.abort();
    if (running.size > 0 || ended) return;
    ended = true;
    reject(fault.error);
  }

  function stop(): void {
    if (stopping || ended || fault !== undefined) return;
    stopping = true;
    try {
      store.transaction(() => {
        store.executions.requestStop(run.id, clock.now().toISOString());
        store.steps.markStopping(run.id);
      });
    } catch (error) {
      abandon(error);
      return;
    }
    listeners.emit({ type: "execution", execution: executionRecord({ ...row, status: "Stopping" }) });
    for (const step of running.values()) emitStep({ ...step, status: "Stopping" });
    controller.abort();
    advance();
  }

  function emitStep(step: StepRow): void {
    if (listeners.any()) listeners.emit({ type: "step", step: stepRecord(step) });
  }

  setImmediate(advance);
  return {
    executionArn: run.arn,
    done,
    stop,
    limitParallelSteps(count) {
      if (count === places) return;
      places = count;
      advance();
    },
    onEvent: listeners.add,
  };
}
