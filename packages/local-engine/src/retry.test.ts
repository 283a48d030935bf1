import type { JsonObject, RetryExceptionType, Step } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { fakeClock, fakeEngine, processing, succeed } from "../test/engine-fixture.ts";
import { retriesOf } from "./retry.ts";

const start = new Date(0);
const stepWith = (...RetryPolicies: JsonObject[]): Step =>
  processing("A", { RetryPolicies }) as unknown as Step;

/** Seconds before each retry while the exception recurs, time passing only in the waits. */
function waits(step: Step, exception: RetryExceptionType, most = 30): number[] {
  const retries = retriesOf(step, start);
  const seconds: number[] = [];
  let now = 0;
  while (seconds.length < most) {
    const wait = retries.next(exception, new Date(now));
    if (wait === undefined) break;
    seconds.push(wait / 1000);
    now += wait;
  }
  return seconds;
}

describe("retriesOf", () => {
  it("multiplies the wait by the backoff rate, up to the number of retries", () => {
    const step = stepWith({
      ExceptionType: ["SageMaker.CAPACITY_ERROR"],
      IntervalSeconds: 10,
      BackoffRate: 2,
      MaxAttempts: 3,
    });

    expect(waits(step, "SageMaker.CAPACITY_ERROR")).toEqual([10, 20, 40]);
  });

  it("waits 1, 2, 4, 8 and 16 seconds by default", () => {
    expect(
      waits(stepWith({ ExceptionType: "SageMaker.RESOURCE_LIMIT" }), "SageMaker.RESOURCE_LIMIT"),
    ).toEqual([1, 2, 4, 8, 16]);
  });

  it("begins no retry after ExpireAfterMin", () => {
    const step = stepWith({
      ExceptionType: ["Step.THROTTLING"],
      IntervalSeconds: 30,
      BackoffRate: 1,
      ExpireAfterMin: 2,
    });

    expect(waits(step, "Step.THROTTLING")).toEqual([30, 30, 30, 30]);
  });

  it.each([{ MaxAttempts: 0 }, { ExpireAfterMin: 0 }])("never retries with %j", (limit) => {
    expect(
      waits(stepWith({ ExceptionType: ["Step.SERVICE_FAULT"], ...limit }), "Step.SERVICE_FAULT"),
    ).toEqual([]);
  });

  it("lets the first policy that names the exception decide, and counts each by itself", () => {
    const step = stepWith(
      { ExceptionType: ["Step.THROTTLING"], IntervalSeconds: 5, MaxAttempts: 1 },
      { ExceptionType: ["Step.THROTTLING", "SageMaker.CAPACITY_ERROR"], IntervalSeconds: 7, MaxAttempts: 1 },
    );
    const retries = retriesOf(step, start);

    expect(retries.next("Step.THROTTLING", start)).toBe(5000);
    expect(retries.next("SageMaker.CAPACITY_ERROR", start)).toBe(7000);
    expect(retries.next("Step.THROTTLING", start)).toBeUndefined();
  });

  it("retries faults of the service without a policy, and faults of jobs only with one", () => {
    expect(waits(stepWith(), "Step.SERVICE_FAULT")).toEqual([1, 2]);
    expect(waits(stepWith(), "SageMaker.JOB_INTERNAL_ERROR")).toEqual([]);
  });

  it("never retries a step of a type that has no retries", () => {
    expect(waits({ Name: "L", Type: "Lambda", FunctionArn: "f" }, "Step.SERVICE_FAULT")).toEqual([]);
  });
});

describe("retries of a step", () => {
  const RetryPolicies = [
    { ExceptionType: ["SageMaker.CAPACITY_ERROR"], IntervalSeconds: 10, BackoffRate: 2, MaxAttempts: 3 },
  ];

  it("waits 10, 20 and 40 s, each time with a new job, and counts the runs", async () => {
    const clock = fakeClock();
    const { run, jobs, engine } = await fakeEngine({
      clock,
      behaviours: {
        A: (job) =>
          job.attempt < 4
            ? { status: "Failed", failureReason: "no memory", retryable: "SageMaker.CAPACITY_ERROR" }
            : succeed(job),
      },
    });

    const { status, executionArn } = await run({ steps: [processing("A", { RetryPolicies })] });

    expect(status).toBe("Succeeded");
    expect(clock.waits).toEqual([10, 20, 40]);
    expect(new Set(jobs.map((job) => job.jobName)).size).toBe(4);
    expect(engine.listSteps(executionArn)).toMatchObject([
      { name: "A", status: "Succeeded", attempts: 4, startTime: "2026-01-01T00:00:00.000Z" },
    ]);
  });

  it("does not retry a program that failed", async () => {
    const clock = fakeClock();
    const { run, jobs } = await fakeEngine({
      clock,
      behaviours: { A: () => ({ status: "Failed", failureReason: "AlgorithmError: exit code: 1" }) },
    });

    const { status } = await run({ steps: [processing("A", { RetryPolicies })] });

    expect(status).toBe("Failed");
    expect(jobs).toHaveLength(1);
    expect(clock.waits).toEqual([]);
  });

  it("shows the wait as Starting with the reason, and ends it when the execution is stopped", async () => {
    const clock = fakeClock();
    const { engine } = await fakeEngine({
      clock: {
        ...clock,
        sleep: (_, signal) =>
          new Promise((_, reject) => {
            signal.addEventListener("abort", () => reject(signal.reason));
          }),
      },
      behaviours: {
        A: () => ({ status: "Failed", failureReason: "no memory", retryable: "SageMaker.CAPACITY_ERROR" }),
      },
    });
    const execution = await engine.start({
      pipelineName: "Test",
      definition: JSON.stringify({ Version: "2020-12-01", Steps: [processing("A", { RetryPolicies })] }),
    });
    const seen: unknown[] = [];
    execution.onEvent((event) => {
      if (event.type !== "step") return;
      seen.push([event.step.status, event.step.failureReason]);
      if (event.step.status === "Starting") setImmediate(execution.stop);
    });

    expect((await execution.done).status).toBe("Stopped");
    expect(seen).toEqual([
      ["Executing", undefined],
      ["Starting", "no memory"],
      ["Stopping", "no memory"],
      ["Stopped", undefined],
    ]);
  });
});
