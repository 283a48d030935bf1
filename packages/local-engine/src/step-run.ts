import { SagewrightError } from "@sagewright/core";
import { stepTypeNotRunnable } from "./engine-issues.ts";
import { jobArnOf, newJobName } from "./job-name.ts";
import { runJob } from "./job-run.ts";
import type { StepOutcome } from "./runners/runner.ts";
import type { RunnerEntry } from "./runners/runner-entry.ts";
import { withJobName } from "./scope.ts";
import { endedRow, recordAtOnce } from "./step-end.ts";
import type { StepStart } from "./step-start.ts";
import type { StepRow } from "./store/steps.ts";
import { stubbedRow } from "./stub.ts";

/** Runs a step and records it. Resolves to its last record; rejects only when the state cannot be written. */
export function runStep(start: StepStart): StepRow | Promise<StepRow> {
  const { run, step } = start;
  const stub = Object.hasOwn(run.plan.stubs, step.Name) ? run.plan.stubs[step.Name] : undefined;
  const entry = run.machine.runners[step.Type];
  if (stub !== undefined) return recordAtOnce(start, () => stubbedRow(start.row, stub, entry));
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
    models: run.machine.store.models,
    stubbed: Object.keys(run.plan.stubs).length > 0,
  });
}
