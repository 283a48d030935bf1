import { findCacheHit } from "./cache.ts";
import { cachedResults } from "./cached-results.ts";
import { reasonOf } from "./failure-reason.ts";
import { jobArnOf, newJobName } from "./job-name.ts";
import { type KeyedRequest, keyedRequest } from "./keyed-request.ts";
import { type Retries, retriesOf } from "./retry.ts";
import type { StepJob, StepOutcome } from "./runners/runner.ts";
import type { RunnerEntry } from "./runners/runner-entry.ts";
import { withJobName } from "./scope.ts";
import { jobFolderOf, logFileOf } from "./state-folder.ts";
import { endedRow, isStepFault, recordAtOnce } from "./step-end.ts";
import type { StepStart } from "./step-start.ts";
import type { CacheEntry, StepJobRecord, StepRow } from "./store/steps.ts";

type JobEntry = RunnerEntry & { readonly kind: "job" };

/** An attempt of a job step, with the number of its record. */
interface Attempt {
  readonly row: StepRow;
  readonly number: number;
  readonly job: StepJob;
}

/** Takes the results from the cache, or runs jobs until one succeeds or there is no retry left. */
export function runJob(start: StepStart, entry: JobEntry): StepRow | Promise<StepRow> {
  let prepared: StepRow | Attempt;
  try {
    prepared = begin(start, entry);
  } catch (error) {
    if (!isStepFault(error)) throw error;
    return recordAtOnce(start, () => {
      throw error;
    });
  }
  return "number" in prepared ? runAttempts(start, entry, prepared) : prepared;
}

function begin(start: StepStart, entry: JobEntry): StepRow | Attempt {
  const { run, step } = start;
  const { store, objects } = run.machine;
  const { job, request } = jobOf(start, entry, start.row.attempt, start.startedAt);
  const { cacheKey: key } = request;
  const row: StepRow = { ...start.row, ...(key === undefined ? {} : { cacheKey: key }) };
  const hit =
    key === undefined
      ? undefined
      : findCacheHit(
          step,
          { pipelineName: run.pipelineName, cacheKey: key, now: start.startedAt },
          { steps: store.steps, objects },
        );
  const cached = hit && cachedRow(start, row, hit);
  if (cached === undefined) {
    const running = { ...row, ...jobRecord(job, start.startedAt) };
    return { row: running, job, number: store.steps.insert(run.id, running) };
  }
  return recordAtOnce(start, () => cached);
}

/** Nothing when the reports have not the shape that they must have by now: then the step has to write them anew. */
function cachedRow({ run, step }: StepStart, row: StepRow, hit: CacheEntry): StepRow | undefined {
  const { properties, metadata, outputs } = hit.step;
  const results = cachedResults(step, hit, run.machine);
  if ("mismatch" in results) return undefined;
  const { reports } = results;
  return {
    ...row,
    status: "Succeeded",
    endTime: row.startTime,
    cacheSource: hit.executionArn,
    ...(properties === undefined ? {} : { properties }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(outputs === undefined ? {} : { outputs }),
    ...(reports === undefined ? {} : { reports }),
  };
}

async function runAttempts(start: StepStart, entry: JobEntry, first: Attempt): Promise<StepRow> {
  const { run, step, startedAt } = start;
  const retries = retriesOf(step, startedAt);
  let attempt = first;
  start.changed(attempt.row);
  for (;;) {
    // A listener may have stopped the execution on hearing of the start.
    const outcome: StepOutcome = run.signal.aborted ? { status: "Stopped" } : await entry.run(attempt.job);
    const wait = waitBeforeRetry(outcome, retries, run.signal, run.machine.clock.now());
    if (wait === undefined) return end(start, entry, attempt, outcome);
    const failed = endedRow(start, entry, attempt.row, outcome);
    const { endTime: _, ...waiting } = { ...failed, status: "Starting" as const };
    run.machine.store.steps.update(attempt.number, waiting);
    start.changed(waiting);
    try {
      await run.machine.clock.sleep(wait, run.signal);
    } catch (error) {
      if (!run.signal.aborted) throw error;
      return end(start, entry, attempt, { status: "Stopped" });
    }
    const next = tryAgain(start, entry, attempt, failed);
    if (!("number" in next)) return next;
    attempt = next;
    start.changed(attempt.row);
  }
}

function waitBeforeRetry(
  outcome: StepOutcome,
  retries: Retries,
  signal: AbortSignal,
  now: Date,
): number | undefined {
  if (outcome.status !== "Failed" || outcome.retryable === undefined || signal.aborted) return undefined;
  return retries.next(outcome.retryable, now);
}

/** A retry is a new job with a new name, so what refers to the name is resolved anew. */
function tryAgain(start: StepStart, entry: JobEntry, before: Attempt, failed: StepRow): Attempt | StepRow {
  const { store, clock } = start.run.machine;
  const attempt = before.row.attempt + 1;
  const now = clock.now();
  let job: StepJob;
  try {
    job = jobOf(start, entry, attempt, now).job;
  } catch (error) {
    if (!isStepFault(error)) throw error;
    return end(start, entry, before, { status: "Failed", failureReason: reasonOf(error) });
  }
  const row: StepRow = { ...before.row, attempt, ...jobRecord(job, now) };
  return store.transaction(() => {
    store.steps.update(before.number, failed);
    return { row, job, number: store.steps.insert(start.run.id, row) };
  });
}

/** A Lambda function that is called is no job: it has no ARN. */
const jobRecord = (job: StepJob, start: Date): { readonly job?: StepJobRecord } =>
  job.jobArn === ""
    ? {}
    : { job: { name: job.jobName, startTime: start.toISOString(), request: job.arguments } };

function end(start: StepStart, entry: JobEntry, { row, number }: Attempt, outcome: StepOutcome): StepRow {
  const ended = endedRow(start, entry, row, outcome);
  start.run.machine.store.steps.update(number, ended);
  return ended;
}

function jobOf(
  { run, step, scopeAt }: StepStart,
  entry: JobEntry,
  attempt: number,
  now: Date,
): { readonly job: StepJob; readonly request: KeyedRequest } {
  const { stateDir } = run.machine;
  const plain = scopeAt(now);
  const jobName = newJobName(run.id, step, plain);
  const request = keyedRequest(step, withJobName(plain, step.Type, jobName));
  const { functionArn, queueUrl } = request;
  const job: StepJob = {
    step,
    arguments: request.arguments,
    ...(functionArn === undefined ? {} : { functionArn }),
    ...(queueUrl === undefined ? {} : { queueUrl }),
    executionId: run.id,
    executionArn: run.arn,
    attempt,
    jobName,
    jobArn: jobArnOf(run, entry, jobName),
    directory: jobFolderOf(stateDir, run.id, step.Name, attempt),
    logFile: logFileOf(stateDir, run.id, step.Name, attempt),
    signal: run.signal,
    context: run.context,
  };
  return { job, request };
}
