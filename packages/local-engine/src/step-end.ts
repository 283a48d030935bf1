import { SagewrightError } from "@sagewright/core";
import { storedOutputsOf } from "./cache.ts";
import { reasonOf, stepFailureReason } from "./failure-reason.ts";
import { firstMismatch, reportsOf } from "./property-files.ts";
import type { StepOutcome } from "./runners/runner.ts";
import type { RunnerEntry } from "./runners/runner-entry.ts";
import type { StepStart } from "./step-start.ts";
import { StateError } from "./store/state-error.ts";
import type { StepRow } from "./store/steps.ts";

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
    const mismatch = firstMismatch(step.Name, reports ?? {}, run.machine.reportMismatches);
    if (mismatch !== undefined)
      return { ...ended, status: "Failed", failureReason: stepFailureReason(mismatch) };
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
  // A job that somebody else stopped has not done its work.
  const status = outcome.status === "Stopped" && run.signal.aborted ? "Stopped" : "Failed";
  const reason = outcome.failureReason ?? (status === "Failed" ? "The job was stopped." : undefined);
  return { ...ended, status, ...(reason === undefined ? {} : { failureReason: stepFailureReason(reason) }) };
}
