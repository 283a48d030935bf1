import fc from "fast-check";
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
import type { StepJob } from "./runners/runner.ts";

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

  it("ends, whatever has failed before, as a run in which nothing fails", async () => {
    const cases = fc.record({
      edges: fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 12 }),
      broken: fc.array(fc.uniqueArray(fc.nat(11), { maxLength: 4 }), { minLength: 1, maxLength: 3 }),
      failurePolicy: fc.constantFrom("drain" as const, "continue-independent" as const),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ edges, broken, failurePolicy }) => {
        const steps = edges.map((targets, index) =>
          processing(
            `S${index}`,
            index === 0 ? {} : after(...new Set(targets.map((target) => `S${target % index}`))),
          ),
        );
        let failing: readonly number[] = [];
        const finished: string[] = [];
        const behaviours = Object.fromEntries(
          edges.map((_, index) => [
            `S${index}`,
            (job: StepJob) => {
              if (failing.includes(index)) return fail("broken");
              finished.push(job.step.Name);
              return succeed(job);
            },
          ]),
        );
        const { run, engine } = await fakeEngine({ behaviours, failurePolicy });

        failing = broken[0] ?? [];
        let record = await run({ steps });
        for (const next of [...broken.slice(1), []]) {
          if (record.status === "Succeeded") break;
          failing = next;
          record = await (await engine.resume(record.executionArn)).done;
        }
        const listed = engine.listSteps(record.executionArn);
        await engine.close();

        const names = steps.map(({ Name }) => Name).toSorted();
        expect(record.status).toBe("Succeeded");
        expect(finished.toSorted()).toEqual(names);
        expect(listed.map(({ name }) => name).toSorted()).toEqual(names);
      }),
      { numRuns: 25 },
    );
  });
});
