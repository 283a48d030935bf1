import { writeFileSync } from "node:fs";
import { type Issue, SagewrightError } from "@sagewright/core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestBench, testBench } from "../../test/step-job.ts";
import { pythonMissing, runtimeNotReady } from "../job-issues.ts";
import { guarded, retryableEnd } from "./job-guard.ts";

let bench: TestBench;
beforeEach(() => {
  bench = testBench();
});
afterEach(() => bench.remove());

const METADATA = { ProcessingJob: { Arn: "arn" } };
const outcomeOf = (run: () => Promise<never>, signal = new AbortController().signal) =>
  guarded(bench.job({}, {}, { signal }), METADATA, run);

it("says that the disk is full, and that trying again may help", async () => {
  const outcome = await outcomeOf(async () => {
    throw writingToFullDisk();
  });

  expect(outcome).toMatchObject({
    status: "Failed",
    failureReason: expect.stringMatching(/^InternalServerError: ENOSPC.*free some space/),
    retryable: "SageMaker.CAPACITY_ERROR",
    metadata: METADATA,
  });
});

it("tells issues with their hints, and that they are the caller's", async () => {
  const issue = { code: "X", path: [], message: "It is wrong.", hint: "Make it right." };

  const outcome = await outcomeOf(() => Promise.reject(new SagewrightError([issue])));

  expect(outcome).toEqual({
    status: "Failed",
    failureReason: "ClientError: It is wrong. Make it right.",
    metadata: METADATA,
  });
});

it("counts a runtime that could not be made ready as the service's fault, a missing Python as the caller's", async () => {
  const failing = (issue: Issue) => outcomeOf(() => Promise.reject(new SagewrightError([issue])));

  expect(await failing(runtimeNotReady("sklearn", "no network", "pip.log"))).toEqual({
    status: "Failed",
    failureReason: expect.stringMatching(/^InternalServerError: .*"sklearn".*no network/),
    retryable: "Step.SERVICE_FAULT",
    metadata: METADATA,
  });
  expect(await failing(pythonMissing("sklearn"))).toEqual({
    status: "Failed",
    failureReason: expect.stringMatching(/^ClientError: .*python3/),
    metadata: METADATA,
  });
});

it("takes a failure after a stop for the stop", async () => {
  const stop = new AbortController();

  const outcome = await outcomeOf(() => {
    stop.abort();
    return Promise.reject(new SagewrightError([]));
  }, stop.signal);

  expect(outcome).toEqual({ status: "Stopped", metadata: METADATA });
});

it("does not hide our own mistakes", async () => {
  await expect(outcomeOf(() => Promise.reject(new TypeError("ours")))).rejects.toThrow("ours");
});

/** The real error, from the device that is always full. */
function writingToFullDisk(): unknown {
  try {
    writeFileSync("/dev/full", "a");
  } catch (error) {
    return error;
  }
  return undefined;
}

it("lets a job be tried again that the machine had no room for, and no other", () => {
  const notStarted = (code: string) => retryableEnd({ kind: "not-started", code, program: "python3" });

  expect(notStarted("EAGAIN")).toEqual({ retryable: "SageMaker.RESOURCE_LIMIT" });
  expect(notStarted("ENOMEM")).toEqual({ retryable: "SageMaker.CAPACITY_ERROR" });
  expect(notStarted("ENOENT")).toEqual({});
  expect(retryableEnd({ kind: "exited", code: 1 })).toEqual({});
});
