import { describe, expect, it } from "vitest";
import {
  codesOf,
  condition,
  equals,
  fail,
  fakeEngine,
  processing,
  processingWith,
  requestOf,
  succeed,
  temporaryFolder,
  untilStopped,
} from "../test/engine-fixture.ts";

const after = (...names: string[]) => ({ DependsOn: names });

describe("resume", () => {
  it("runs failed steps and those that never started, and keeps the results of the others", async () => {
    let broken = true;
    const { run, engine, jobs, started } = await fakeEngine({
      maxParallelSteps: 1,
      behaviours: { B: (job) => (broken ? fail("broken") : succeed(job)) },
    });
    const c = processingWith("C", { Environment: { JOB: { Get: "Steps.A.ProcessingJobArn" } } }, after("B"));
    const { executionArn } = await run({ steps: [processing("A"), processing("B", after("A")), c] });
    broken = false;

    const resumed = await engine.resume(executionArn);
    const record = await resumed.done;

    expect(record).toMatchObject({ executionArn, status: "Succeeded" });
    expect(record.failureReason).toBeUndefined();
    expect(started()).toEqual(["A", "B", "B", "C"]);
    expect(jobs[3]?.arguments.Environment).toEqual({ JOB: jobs[0]?.jobArn });
    expect(
      engine.listSteps(executionArn).map(({ name, status, attempts }) => [name, status, attempts]),
    ).toEqual([
      ["A", "Succeeded", 1],
      ["B", "Succeeded", 2],
      ["C", "Succeeded", 1],
    ]);
  });

  it("takes up a stopped execution by its id, with its parameters, stubs and definition", async () => {
    const stateDir = temporaryFolder();
    const first = await fakeEngine({ stateDir, behaviours: { B: untilStopped } });
    const parameters = [{ Name: "N", Type: "Integer", DefaultValue: 1 }];
    const steps = [
      processing("A"),
      processingWith(
        "B",
        { Environment: { N: { "Std:Join": { On: "", Values: [{ Get: "Parameters.N" }] } } } },
        after("A"),
      ),
    ];
    const execution = await first.engine.start({
      ...requestOf([], { parameters: { N: "7" }, stubs: { A: { Any: "thing" } } }),
      definition: JSON.stringify({ Version: "2020-12-01", Parameters: parameters, Steps: steps }),
    });
    execution.onEvent(
      (event) => event.type === "step" && event.step.status === "Executing" && setImmediate(execution.stop),
    );
    expect((await execution.done).status).toBe("Stopped");
    await first.engine.close();
    const second = await fakeEngine({ stateDir });

    const resumed = await second.engine.resume(execution.executionArn.slice(-12));

    expect((await resumed.done).status).toBe("Succeeded");
    expect(second.jobs.map((job) => [job.step.Name, job.attempt, job.arguments.Environment])).toEqual([
      ["B", 2, { N: "7" }],
    ]);
  });

  it("keeps the branch that a Condition has chosen", async () => {
    let broken = true;
    const { run, engine, started } = await fakeEngine({
      behaviours: { No: (job) => (broken ? fail("broken") : succeed(job)) },
    });
    const { executionArn } = await run({
      steps: [condition("C", [equals(1, 2)], [processing("Yes")], [processing("No")])],
    });
    broken = false;

    const { done } = await engine.resume(executionArn);

    expect((await done).status).toBe("Succeeded");
    expect(started()).toEqual(["No", "No"]);
  });

  it("refuses what has succeeded, what runs, and what is not there", async () => {
    const { run, engine } = await fakeEngine({ behaviours: { B: untilStopped } });
    const { executionArn } = await run({ steps: [processing("A")] });
    const running = await engine.start(requestOf([processing("B")]));

    expect(await codesOf(() => engine.resume(executionArn))).toEqual(["EXECUTION_SUCCEEDED"]);
    expect(await codesOf(() => engine.resume(running.executionArn))).toEqual(["EXECUTION_STILL_RUNNING"]);
    expect(await codesOf(() => engine.resume("nothing"))).toEqual(["EXECUTION_NOT_FOUND"]);
  });

  it("lets one of two engines take it up", async () => {
    const stateDir = temporaryFolder();
    const one = await fakeEngine({ stateDir, behaviours: { A: () => fail("broken") } });
    const { executionArn } = await one.run({ steps: [processing("A")] });
    const two = await fakeEngine({ stateDir, behaviours: { A: untilStopped } });
    const three = await fakeEngine({ stateDir, behaviours: { A: untilStopped } });

    const results = await Promise.allSettled([
      two.engine.resume(executionArn),
      three.engine.resume(executionArn),
    ]);

    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
});
