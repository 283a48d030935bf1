import type { JsonObject } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import {
  type Behaviour,
  codesOf,
  condition,
  equals,
  type FakeEngine,
  fail,
  failStep,
  fakeEngine,
  processing,
  requestOf,
  succeed,
  untilStopped,
} from "../test/engine-fixture.ts";

const after = (...names: string[]) => ({ DependsOn: names });
const truth = [equals(1, 1)];
const falsehood = [equals(1, 2)];
/** Succeeds after other work has had its turn. */
const slowly: Behaviour = async (job) => {
  for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
  return succeed(job);
};

describe("scheduling", () => {
  it("runs a pipeline without steps to success at once", async () => {
    const { run } = await fakeEngine();

    expect((await run({ steps: [] })).status).toBe("Succeeded");
  });

  it("starts ready steps in document order and waits for dependencies", async () => {
    const { run, started } = await fakeEngine({ maxParallelSteps: 1 });

    const { status } = await run({
      steps: [processing("D", after("A")), processing("A"), processing("C", after("D")), processing("B")],
    });

    expect(status).toBe("Succeeded");
    expect(started()).toEqual(["A", "D", "C", "B"]);
  });

  it("never runs more jobs at once than it may, and finishes them all", async () => {
    let now = 0;
    let most = 0;
    const job: Behaviour = async (call) => {
      most = Math.max(most, ++now);
      const outcome = await slowly(call);
      now--;
      return outcome;
    };
    const names = Array.from({ length: 50 }, (_, index) => `S${index}`);
    const { run, started } = await fakeEngine({
      behaviours: Object.fromEntries(names.map((name) => [name, job])),
    });

    const { status } = await run({ steps: names.map((name) => processing(name)), maxParallelSteps: 3 });

    expect(status).toBe("Succeeded");
    expect(most).toBe(3);
    expect(started()).toEqual(names);
  });

  it("finishes a chain of 10,000 conditions", async () => {
    const { run, engine } = await fakeEngine();
    const steps = Array.from({ length: 10_000 }, (_, index) => ({
      ...condition(`C${index}`, truth, []),
      ...(index === 0 ? {} : after(`C${index - 1}`)),
    }));

    const { status, executionArn } = await run({ steps });

    expect(status).toBe("Succeeded");
    expect(engine.listSteps(executionArn)).toHaveLength(10_000);
  });
});

describe("branches", () => {
  it("runs the chosen branch only, and says the outcome as text", async () => {
    const { run, engine } = await fakeEngine();

    const { status, executionArn } = await run({
      steps: [
        condition("C", falsehood, [processing("Yes")], [processing("No")]),
        processing("AfterYes", after("Yes")),
      ],
    });

    expect(status).toBe("Succeeded");
    expect(
      engine.listSteps(executionArn).map(({ name, status, metadata }) => [name, status, metadata?.Condition]),
    ).toEqual([
      ["C", "Succeeded", { Outcome: "False" }],
      ["No", "Succeeded", undefined],
    ]);
  });

  it("succeeds when the condition is false and there is nothing else", async () => {
    const { run } = await fakeEngine();

    expect((await run({ steps: [condition("C", falsehood, [processing("Yes")])] })).status).toBe("Succeeded");
  });

  it("leaves out a nested condition that is not reached, with its branches", async () => {
    const { run, engine } = await fakeEngine();
    const innermost = condition("C3", truth, [processing("Deep")]);

    const { executionArn } = await run({
      steps: [condition("C1", truth, [condition("C2", falsehood, [innermost], [processing("Other")])])],
    });

    expect(engine.listSteps(executionArn).map(({ name }) => name)).toEqual(["C1", "C2", "Other"]);
  });

  it("waits for the condition and for a step outside of the branch", async () => {
    const { run, started } = await fakeEngine({ behaviours: { Slow: slowly } });

    await run({
      steps: [
        condition("C", truth, [processing("In", after("Slow"))]),
        processing("Slow"),
        processing("Quick"),
      ],
    });

    expect(started()).toEqual(["Slow", "Quick", "In"]);
  });

  it("fails a condition that cannot be decided, and starts neither branch", async () => {
    const { run, engine } = await fakeEngine();

    const { status, executionArn } = await run({
      steps: [condition("C", [equals("5", 5)], [processing("A")], [processing("B")])],
    });

    expect(status).toBe("Failed");
    expect(engine.listSteps(executionArn).map(({ name, status }) => [name, status])).toEqual([
      ["C", "Failed"],
    ]);
  });
});

describe("failure", () => {
  it("lets what runs finish, starts nothing that waits for the failed step, and ends as Failed", async () => {
    const { run, engine } = await fakeEngine({
      maxParallelSteps: 2,
      behaviours: { B: () => fail("exit code 3"), C: slowly },
    });

    const { status, failureReason, executionArn } = await run({
      steps: [
        processing("A"),
        processing("B", after("A")),
        processing("C", after("A")),
        processing("D", after("B", "C")),
      ],
    });

    expect(status).toBe("Failed");
    expect(failureReason).toBe("Step 'B' failed with message: exit code 3");
    expect(engine.listSteps(executionArn).map(({ name, status }) => [name, status])).toEqual([
      ["A", "Succeeded"],
      ["B", "Failed"],
      ["C", "Succeeded"],
    ]);
  });

  const chains = [
    processing("A1"),
    processing("B1"),
    processing("A2", after("A1")),
    processing("B2", after("B1")),
  ];

  it("starts nothing new after a failure", async () => {
    const { run, started } = await fakeEngine({
      maxParallelSteps: 2,
      behaviours: { A1: () => fail("no"), B1: slowly },
    });

    await run({ steps: chains });

    expect(started()).toEqual(["A1", "B1"]);
  });

  it("goes on with what does not wait for the failed step under continue-independent", async () => {
    const { run, started } = await fakeEngine({
      failurePolicy: "continue-independent",
      behaviours: { A1: () => fail("no"), B1: slowly },
    });

    const { status } = await run({ steps: chains });

    expect(status).toBe("Failed");
    expect(started()).toEqual(["A1", "B1", "B2"]);
  });

  it("treats a job that somebody else stopped as failed", async () => {
    const { run, engine } = await fakeEngine({ behaviours: { A: () => ({ status: "Stopped" }) } });

    const { status, executionArn } = await run({ steps: [processing("A")] });

    expect(status).toBe("Failed");
    expect(engine.listSteps(executionArn)[0]).toMatchObject({
      status: "Failed",
      failureReason: "The job was stopped.",
    });
  });

  it("ends with a Fail step's message once what runs has finished, and cannot be resumed", async () => {
    const { run, engine } = await fakeEngine({ behaviours: { Slow: slowly } });
    const message = { "Std:Join": { On: " ", Values: ["limit", 5, "passed"] } };

    const { status, failureReason, executionArn } = await run({
      steps: [processing("Slow"), failStep("Stop", message), processing("Late", after("Slow"))],
      maxParallelSteps: 1,
    });

    expect({ status, failureReason }).toEqual({ status: "Failed", failureReason: "limit 5 passed" });
    expect(
      engine.listSteps(executionArn).map(({ name, status, metadata }) => [name, status, metadata?.Fail]),
    ).toEqual([
      ["Slow", "Succeeded", undefined],
      ["Stop", "Failed", { ErrorMessage: "limit 5 passed" }],
    ]);
    await expect(engine.resume(executionArn)).rejects.toThrow("EXECUTION_ENDED_BY_FAIL");
  });

  it("makes text of a Fail step's message, and says where that cannot be", async () => {
    const { run } = await fakeEngine();
    const undefinedMember = { Get: "Steps.A.FailureReason" } as never;

    const written = await run({ steps: [failStep("Stop", 5.5 as never)] });
    const missing = await run({ steps: [processing("A"), failStep("Stop", undefinedMember)] });

    expect(written.failureReason).toBe("5.5");
    expect(missing.failureReason).toMatch(
      /: Arguments\.ErrorMessage: "Steps\.A\.FailureReason" is undefined/,
    );
  });

  it("fails the step whose arguments cannot be resolved, and not the one that they refer to", async () => {
    const { run, engine } = await fakeEngine();

    const { executionArn } = await run({
      steps: [processing("A"), processing("B", {}, ["echo", { Get: "Steps.A.FailureReason" } as never])],
    });

    expect(engine.listSteps(executionArn).map(({ name, status }) => [name, status])).toEqual([
      ["A", "Succeeded"],
      ["B", "Failed"],
    ]);
  });
});

describe("events", () => {
  it("tells of every change, though the listener comes after the start", async () => {
    const { engine } = await fakeEngine();
    const seen: string[] = [];

    const execution = await engine.start(requestOf([processing("A")]));
    execution.onEvent((event) => {
      seen.push(event.type === "step" ? `${event.step.name} ${event.step.status}` : event.execution.status);
    });
    await execution.done;

    expect(seen).toEqual(["A Executing", "A Succeeded", "Succeeded"]);
  });
});

describe("stop", () => {
  /** Starts steps, and stops the execution once one of them runs. */
  async function stopOnceRunning({ engine }: FakeEngine, steps: readonly JsonObject[]) {
    const execution = await engine.start(requestOf(steps));
    const seen: string[] = [];
    execution.onEvent((event) => {
      if (event.type !== "step") return;
      seen.push(event.step.status);
      if (event.step.status === "Executing") setImmediate(execution.stop);
    });
    const { status } = await execution.done;
    return {
      status,
      seen,
      steps: engine.listSteps(execution.executionArn).map(({ name, status }) => [name, status]),
    };
  }

  it("stops the jobs, starts nothing new and ends as Stopped", async () => {
    const fake = await fakeEngine({ behaviours: { A: untilStopped } });

    expect(await stopOnceRunning(fake, [processing("A"), processing("B", after("A"))])).toEqual({
      status: "Stopped",
      seen: ["Executing", "Stopping", "Stopped"],
      steps: [["A", "Stopped"]],
    });
  });

  it("keeps what a job that did not heed the stop has finished", async () => {
    const heedless: Behaviour = async (job) => {
      await untilStopped(job);
      return succeed(job);
    };
    const fake = await fakeEngine({ behaviours: { A: heedless } });

    expect(await stopOnceRunning(fake, [processing("A"), processing("B", after("A"))])).toMatchObject({
      status: "Stopped",
      steps: [["A", "Succeeded"]],
    });
  });

  it("ends as Failed when a job fails while it is stopped, as a Lambda function that times out does", async () => {
    const late: Behaviour = async (job) => {
      await untilStopped(job);
      return fail("timed out");
    };
    const fake = await fakeEngine({ behaviours: { A: late } });

    expect((await stopOnceRunning(fake, [processing("A")])).status).toBe("Failed");
  });

  it("starts no job when a listener stops the execution on hearing of the step", async () => {
    const { engine, started } = await fakeEngine();
    const execution = await engine.start(requestOf([processing("A")]));
    execution.onEvent(
      (event) => event.type === "step" && event.step.status === "Executing" && execution.stop(),
    );

    expect((await execution.done).status).toBe("Stopped");
    expect(started()).toEqual([]);
  });

  it("refuses an execution that has ended or is not there", async () => {
    const { run, engine } = await fakeEngine();
    const { executionArn } = await run({ steps: [] });

    expect(await codesOf(() => engine.stop(executionArn))).toEqual(["EXECUTION_ALREADY_ENDED"]);
    expect(await codesOf(() => engine.stop("abcdefghijkl"))).toEqual(["EXECUTION_NOT_FOUND"]);
  });
});
