import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "@sagewright/core";
import { onTestFinished } from "vitest";
import type { Clock } from "../src/clock.ts";
import { createEngine, type Engine } from "../src/engine.ts";
import type { EngineOptions } from "../src/engine-options.ts";
import type { ExecutionRecord } from "../src/execution-record.ts";
import type { StartRequest } from "../src/run-plan.ts";
import type { StepJob, StepOutcome } from "../src/runners/runner.ts";
import { RUNNERS } from "../src/runners/runner-table.ts";
import { checkedApi } from "./checked-api.ts";

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sagewright-engine-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** What a job of a step does; an array is one entry for each attempt. */
export type Behaviour = (job: StepJob) => StepOutcome | Promise<StepOutcome>;

export interface FakeOptions extends Partial<EngineOptions> {
  readonly behaviours?: Readonly<Record<string, Behaviour>>;
  readonly clock?: Clock;
}

export interface FakeEngine {
  readonly engine: Engine;
  readonly stateDir: string;
  /** Jobs in the order of their starts. */
  readonly jobs: StepJob[];
  /** The names of their steps. */
  started(): readonly string[];
  run(request: Partial<StartRequest> & { readonly steps: readonly JsonObject[] }): Promise<ExecutionRecord>;
}

/** An engine whose Processing, Training and Lambda jobs are functions of the test. */
export async function fakeEngine({
  behaviours = {},
  clock = fakeClock(),
  ...options
}: FakeOptions = {}): Promise<FakeEngine> {
  const jobs: StepJob[] = [];
  const stateDir = options.stateDir ?? temporaryFolder();
  const run = async (job: StepJob): Promise<StepOutcome> => {
    jobs.push(job);
    return (await behaviours[job.step.Name]?.(job)) ?? succeed(job);
  };
  const created = await createEngine(
    {
      stateDir,
      isolation: "none",
      runtimes: [{ name: "any", match: /./, kind: "command" }],
      lambdas: { f: "f.mjs" },
      ...options,
    },
    {
      clock,
      runners: {
        ...RUNNERS,
        Processing: { ...RUNNERS.Processing, kind: "job", run },
        Training: { ...RUNNERS.Training, kind: "job", run },
        Lambda: { ...RUNNERS.Lambda, kind: "job", run },
      },
    },
  );
  onTestFinished(() => created.close());
  const engine: Engine = { ...created, api: checkedApi(created.api) };
  return {
    engine,
    stateDir,
    jobs,
    started: () => jobs.map((job) => job.step.Name),
    async run({ steps, ...request }) {
      const execution = await engine.start(requestOf(steps, request));
      return execution.done;
    },
  };
}

export const requestOf = (
  steps: readonly JsonObject[],
  request: (Partial<StartRequest> & JsonObject) | Partial<StartRequest> = {},
): StartRequest => ({
  pipelineName: "Test",
  definition: definitionOf(steps),
  ...request,
});

export const definitionOf = (steps: readonly JsonObject[], more: JsonObject = {}): string =>
  JSON.stringify({ Version: "2020-12-01", ...more, Steps: steps });

/** A job that has echoed its request, as Describe does. */
export const succeed = (job: StepJob, more: JsonObject = {}): StepOutcome => ({
  status: "Succeeded",
  properties: { ...job.arguments, ProcessingJobArn: job.jobArn, ...more },
  metadata: { ProcessingJob: { Arn: job.jobArn } },
});

export const fail = (failureReason: string): StepOutcome => ({ status: "Failed", failureReason });

/** Ends when the execution is stopped. */
export const untilStopped: Behaviour = async ({ signal }) => {
  if (!signal.aborted) await once(signal, "abort");
  return { status: "Stopped" };
};

export interface FakeClock extends Clock {
  /** The waits so far, in seconds. */
  readonly waits: readonly number[];
  advance(milliseconds: number): void;
}

/** Stands still but for its sleeps, which are over at once. */
export function fakeClock(start = Date.UTC(2026, 0, 1)): FakeClock {
  let now = start;
  const waits: number[] = [];
  return {
    waits,
    now: () => new Date(now),
    advance(milliseconds) {
      now += milliseconds;
    },
    async sleep(milliseconds, signal) {
      signal.throwIfAborted();
      waits.push(milliseconds / 1000);
      now += milliseconds;
    },
  };
}

/** The least that a Processing step can be. */
export const processing = (
  name: string,
  more: JsonObject = {},
  commands: readonly string[] = ["true"],
): JsonObject => ({
  Name: name,
  Type: "Processing",
  Arguments: {
    RoleArn: "arn:aws:iam::111122223333:role/Test",
    AppSpecification: { ImageUri: "any:1", ContainerEntrypoint: commands },
    ProcessingResources: {
      ClusterConfig: { InstanceType: "ml.t3.medium", InstanceCount: 1, VolumeSizeInGB: 1 },
    },
  },
  ...more,
});

/** With arguments beside the least ones. */
export const processingWith = (name: string, members: JsonObject, more: JsonObject = {}): JsonObject => {
  const { Arguments, ...step } = processing(name, more);
  return { ...step, Arguments: { ...(Arguments as JsonObject), ...members } };
};

/** One output, by name. */
export const outputs = (uris: Readonly<Record<string, string | JsonObject>>): JsonObject => ({
  ProcessingOutputConfig: {
    Outputs: Object.entries(uris).map(([name, uri]) => ({
      OutputName: name,
      AppManaged: false,
      S3Output: { S3Uri: uri, LocalPath: `/opt/ml/processing/output/${name}`, S3UploadMode: "EndOfJob" },
    })),
  },
});

export const condition = (
  name: string,
  conditions: readonly JsonObject[],
  ifSteps: readonly JsonObject[],
  elseSteps: readonly JsonObject[] = [],
): JsonObject => ({
  Name: name,
  Type: "Condition",
  Arguments: { Conditions: conditions, IfSteps: ifSteps, ElseSteps: elseSteps },
});

export const equals = (
  LeftValue: JsonObject | string | number | boolean,
  RightValue: JsonObject | string | number | boolean,
): JsonObject => ({
  Type: "Equals",
  LeftValue,
  RightValue,
});

export const failStep = (
  name: string,
  ErrorMessage: JsonObject | string,
  more: JsonObject = {},
): JsonObject => ({
  Name: name,
  Type: "Fail",
  Arguments: { ErrorMessage },
  ...more,
});

/** The codes of what a call throws. */
export async function codesOf(work: () => unknown): Promise<readonly string[]> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error && "issues" in error && Array.isArray(error.issues)) {
      return error.issues.map((issue: { code: string }) => issue.code);
    }
    throw error;
  }
  return [];
}
