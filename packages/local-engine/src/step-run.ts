import { type JsonObject, SagewrightError, type Scope, type Step, sagemakerArn } from "@sagewright/core";
import { storedOutputsOf } from "./cache.ts";
import { reasonOf, stepFailureReason } from "./failure-reason.ts";
import { stepTypeNotRunnable } from "./issues.ts";
import { newJobName } from "./job-name.ts";
import { runJob } from "./job-run.ts";
import { reportsOf } from "./property-files.ts";
import type { Run } from "./run.ts";
import type { StepOutcome } from "./runners/runner.ts";
import type { RunnerEntry } from "./runners/runner-table.ts";
import { withJobName } from "./scope.ts";
import { StateError } from "./store/state-error.ts";
import type { StepRow } from "./store/steps.ts";
import { stubProperties, stubReports } from "./stub.ts";

/** A step as it starts: its moment, and the record that it begins with. */
export interface StepStart {
  readonly run: Run;
  readonly step: Step;
  readonly scopeAt: (now: Date) => Scope;
  readonly startedAt: Date;
  /** As of now; its status is that of a step that runs. */
  readonly row: StepRow;
  /** A change of the record that is no end. */
  readonly changed: (row: StepRow) => void;
}

/** Runs a step and records it. Resolves to its last record; rejects only when the state cannot be written. */
export function runStep(start: StepStart): StepRow | Promise<StepRow> {
  const { run, step } = start;
  const stub = Object.hasOwn(run.plan.stubs, step.Name) ? run.plan.stubs[step.Name] : undefined;
  if (stub !== undefined) return recordAtOnce(start, () => stubbedRow(start, stub));
  const entry = run.machine.runners[step.Type];
  if (entry?.kind === "job") return runJob(start, entry);
  return recordAtOnce(start, () => {
    if (entry === undefined) throw new SagewrightError([stepTypeNotRunnable(step.Name, step.Type, [])]);
    return endedRow(start, entry, start.row, runInstant(start, entry));
  });
}

function runInstant(
  { run, step, scopeAt, startedAt, row }: StepStart,
  entry: RunnerEntry & { kind: "instant" },
): StepOutcome {
  const scope = scopeAt(startedAt);
  const jobName = newJobName(run.id, step, scope);
  return entry.run({
    step,
    scope: withJobName(scope, step.Type, jobName),
    time: row.startTime,
    executionArn: run.arn,
    jobName,
    jobArn: jobArnOf(run, entry, jobName),
    objects: run.machine.objects,
    modelPackages: run.machine.store.modelPackages,
    stubbed: Object.keys(run.plan.stubs).length > 0,
  });
}

/** The step's work and its record are one transaction: what it has stored stays if and only if it has succeeded. */
export function recordAtOnce(start: StepStart, work: () => StepRow): StepRow {
  const { store } = start.run.machine;
  try {
    return store.transaction(() => {
      const row = work();
      store.steps.insert(start.run.id, row);
      return row;
    });
  } catch (error) {
    if (!isStepFault(error)) throw error;
    const row = endedRow(start, undefined, start.row, { status: "Failed", failureReason: reasonOf(error) });
    store.steps.insert(start.run.id, row);
    return row;
  }
}

/** Mistakes of the step fail it; a state that cannot be written ends the engine's work on the whole execution. */
export const isStepFault = (error: unknown): error is SagewrightError =>
  error instanceof SagewrightError && !(error instanceof StateError);

/** The record of an attempt that has ended. */
export function endedRow(
  { run, step }: StepStart,
  entry: RunnerEntry | undefined,
  row: StepRow,
  outcome: StepOutcome,
): StepRow {
  const { objects, clock } = run.machine;
  const ended = {
    ...row,
    endTime: clock.now().toISOString(),
    ...(outcome.metadata === undefined ? {} : { metadata: outcome.metadata }),
  };
  if (outcome.status === "Succeeded") {
    const { properties } = outcome;
    const outputs = entry?.outputs?.(properties);
    const reports = reportsOf(step, properties, objects);
    return {
      ...ended,
      status: "Succeeded",
      properties,
      ...(outputs === undefined || Object.keys(outputs).length === 0 ? {} : { outputs }),
      ...(outputs === undefined || row.cacheKey === undefined
        ? {}
        : { storedOutputs: storedOutputsOf(outputs, objects) }),
      ...(reports === undefined ? {} : { reports }),
    };
  }
  const failureReason = outcome.failureReason;
  // A job that somebody else stopped has not done its work.
  const status = outcome.status === "Stopped" && run.signal.aborted ? "Stopped" : "Failed";
  return {
    ...ended,
    status,
    ...(failureReason === undefined
      ? status === "Failed"
        ? { failureReason: "The job was stopped." }
        : {}
      : { failureReason: stepFailureReason(failureReason) }),
  };
}

function stubbedRow({ run, step, row }: StepStart, stub: JsonObject): StepRow {
  const properties = stubProperties(stub);
  const outputs = run.machine.runners[step.Type]?.outputs?.(properties);
  const reports = stubReports(stub);
  return {
    ...row,
    status: "Succeeded",
    endTime: row.startTime,
    properties,
    ...(outputs === undefined || Object.keys(outputs).length === 0 ? {} : { outputs }),
    ...(reports === undefined ? {} : { reports }),
  };
}

/** `arn:…:training-job/<name>`; a type without jobs of its own has none. */
export const jobArnOf = ({ machine }: Run, { resource }: RunnerEntry, jobName: string): string =>
  resource === undefined ? "" : sagemakerArn(machine.place, `${resource}/${jobName}`);
