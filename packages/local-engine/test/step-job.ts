import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject, Step } from "@sagewright/core";
import type { Isolation } from "../src/adapters/isolation.ts";
import { openObjectStore } from "../src/adapters/object-store.ts";
import type { CallbackDesk } from "../src/runners/callback-desk.ts";
import type { RunContext, StepJob } from "../src/runners/runner.ts";
import { createRuntimeTable } from "../src/runtimes.ts";

/** Stands in for an image whose programs are this machine's. */
export const COMMAND_IMAGE = "machine";

/** A state folder of its own, and jobs in it. */
export interface TestBench {
  readonly root: string;
  readonly context: RunContext;
  job(step: Partial<Step>, given?: JsonObject, more?: Partial<StepJob>): StepJob;
  log(job: StepJob): string;
  read(file: string): string;
  remove(): void;
}

export function testBench(
  isolation: Isolation = { kind: "none" },
  more: Partial<RunContext> = {},
): TestBench {
  const root = mkdtempSync(join(tmpdir(), "jobs-"));
  const context: RunContext = {
    objects: openObjectStore(join(root, "s3")),
    runtimes: createRuntimeTable({
      stateDir: root,
      runtimes: [{ name: "machine", match: /^machine$/, kind: "command" }],
    }),
    lambdas: {},
    isolation,
    callbacks: NO_CALLBACKS,
    region: "eu-central-1",
    engineId: `test-${Math.random().toString(36).slice(2, 12)}`,
    ...more,
  };
  let jobs = 0;
  return {
    root,
    context,
    job(step, given = {}, other = {}) {
      const number = ++jobs;
      return {
        step: { Name: "Step", Type: "Processing", Arguments: given, ...step } as Step,
        arguments: given,
        executionId: "abcdefghijkl",
        executionArn: "arn:aws:sagemaker:eu-central-1:123456789012:pipeline/test/execution/abcdefghijkl",
        attempt: 1,
        jobName: `pipelines-abcdefghijkl-Step-${number}`,
        jobArn: `arn:aws:sagemaker:eu-central-1:123456789012:processing-job/${number}`,
        directory: join(root, "jobs", "abcdefghijkl", `Step-${number}`),
        logFile: join(root, "logs", "abcdefghijkl", `Step-${number}.log`),
        signal: new AbortController().signal,
        context,
        ...other,
      };
    },
    log: (job) => (existsSync(job.logFile) ? readFileSync(job.logFile, "utf8") : ""),
    read: (file) => readFileSync(file, "utf8"),
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}

const unexpected = (): never => {
  throw new TypeError("no job on the bench waits for a callback");
};

const NO_CALLBACKS: CallbackDesk = {
  open: unexpected,
  find: unexpected,
  finish: unexpected,
  now: unexpected,
  stateDir: "",
  closing: new AbortController().signal,
};

/** Arguments of a Processing job that runs a command of this machine. */
export function processing(entrypoint: readonly string[], more: JsonObject = {}): JsonObject {
  return {
    RoleArn: "arn:aws:iam::123456789012:role/r",
    ProcessingResources: {
      ClusterConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 },
    },
    AppSpecification: { ImageUri: COMMAND_IMAGE, ContainerEntrypoint: entrypoint },
    ...more,
  };
}
