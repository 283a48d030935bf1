import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { JsonObject } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import {
  condition,
  equals,
  type FakeOptions,
  fail,
  fakeClock,
  fakeEngine,
  outputs,
  processing,
  processingWith,
  succeed,
  temporaryFolder,
} from "../test/engine-fixture.ts";

const CacheConfig = { Enabled: true, ExpireAfter: "P1D" };
const DAY = 86_400_000;
const report = { PropertyFiles: [{ PropertyFileName: "R", OutputName: "out", FilePath: "r.json" }] };
const runOutput = outputs({
  out: { "Std:Join": { On: "/", Values: ["s3://b", { Get: "Execution.PipelineExecutionId" }, "out"] } },
});

/** An engine whose step A writes a report into its output. */
async function cachingEngine(options: FakeOptions = {}) {
  const clock = fakeClock();
  const fake = await fakeEngine({
    clock,
    behaviours: {
      A(job) {
        const uri = `s3://b/${basename(dirname(job.directory))}/out`;
        const folder = fake.engine.pathOf(uri);
        mkdirSync(folder, { recursive: true });
        writeFileSync(`${folder}/r.json`, '{"n": 7}');
        return succeed(job);
      },
    },
    ...options,
  });
  return { ...fake, clock };
}

const stepA = (more: JsonObject = {}): JsonObject =>
  processingWith("A", runOutput, { CacheConfig, ...report, ...more });

describe("the step cache", () => {
  it("takes the results of an earlier execution, without a job", async () => {
    const { run, jobs, engine } = await cachingEngine();
    const first = await run({ steps: [stepA()] });

    const second = await run({ steps: [stepA()] });

    const [source] = engine.listSteps(first.executionArn);
    expect(jobs).toHaveLength(1);
    expect(engine.listSteps(second.executionArn)).toMatchObject([
      {
        status: "Succeeded",
        cacheHit: { sourceExecutionArn: first.executionArn },
        properties: source?.properties,
        outputs: { out: `s3://b/${first.executionArn.slice(-12)}/out` },
        reports: { R: { n: 7 } },
      },
    ]);
  });

  it("reads property files from where the source has put them", async () => {
    const { run, engine } = await cachingEngine();
    const n = { "Std:JsonGet": { PropertyFile: { Get: "Steps.A.PropertyFiles.R" }, Path: "n" } };
    const steps = [stepA(), condition("C", [equals(n, 7)], [])];
    await run({ steps });

    const { executionArn } = await run({ steps });

    expect(engine.listSteps(executionArn).map(({ name, metadata }) => [name, metadata?.Condition])).toEqual([
      ["A", undefined],
      ["C", { Outcome: "True" }],
    ]);
  });

  it("shows reports as they are by now, of those that the step declares by now", async () => {
    const { run, engine } = await cachingEngine();
    const { executionArn: source } = await run({ steps: [stepA()] });
    writeFileSync(`${engine.pathOf(`s3://b/${source.slice(-12)}/out`)}/r.json`, '{"n": 8}');

    const PropertyFiles = [{ PropertyFileName: "New", OutputName: "out", FilePath: "r.json" }];
    const { executionArn } = await run({ steps: [stepA({ PropertyFiles })] });

    const [step] = engine.listSteps(executionArn);
    expect(step).toMatchObject({ cacheHit: { sourceExecutionArn: source } });
    expect(step?.reports).toEqual({ New: { n: 8 } });
  });

  it("runs the step again when its reports no longer have their shape", async () => {
    let wanted = 7;
    const { run, jobs } = await cachingEngine({
      reportMismatches: (_step, _report, value) =>
        (value as JsonObject).n === wanted ? [] : [`n is not ${wanted}`],
    });
    await run({ steps: [stepA()] });
    wanted = 8;

    const { status } = await run({ steps: [stepA()] });

    expect(jobs).toHaveLength(2);
    expect(status).toBe("Failed");
  });

  it("hits at exactly ExpireAfter, misses a second later, and a hit does not make it younger", async () => {
    const { run, jobs, clock } = await cachingEngine();
    await run({ steps: [stepA()] });
    clock.advance(DAY);
    await run({ steps: [stepA()] });
    expect(jobs).toHaveLength(1);

    clock.advance(1000);
    await run({ steps: [stepA()] });

    expect(jobs).toHaveLength(2);
  });

  it("hits when only tags, instance or outputs differ, and misses when the environment does", async () => {
    const { run, jobs } = await cachingEngine();
    await run({ steps: [stepA()] });

    await run({
      steps: [
        processingWith(
          "A",
          { ...outputs({ out: "s3://b/elsewhere" }), Tags: [{ Key: "a", Value: "b" }] },
          { CacheConfig },
        ),
      ],
    });
    expect(jobs).toHaveLength(1);
    await run({ steps: [processingWith("A", { Environment: { MODE: "new" } }, { CacheConfig })] });

    expect(jobs).toHaveLength(2);
  });

  it("runs the step again when its outputs are gone", async () => {
    const { run, jobs, engine } = await cachingEngine();
    const { executionArn } = await run({ steps: [stepA()] });
    rmSync(engine.pathOf(`s3://b/${executionArn.slice(-12)}/out`), { recursive: true });

    await run({ steps: [stepA()] });

    expect(jobs).toHaveLength(2);
  });

  it("hits for a step that never wrote an output which it declares", async () => {
    const { run, jobs } = await fakeEngine();
    const steps = [processingWith("B", outputs({ out: "s3://b/nothing" }), { CacheConfig })];
    await run({ steps });

    await run({ steps });

    expect(jobs).toHaveLength(1);
  });

  it.each([
    ["without CacheConfig", processing("B")],
    ["when it is off", processing("B", { CacheConfig: { Enabled: false, ExpireAfter: "P1D" } })],
    ["without an age", processing("B", { CacheConfig: { Enabled: true } })],
  ])("never hits %s", async (_, step) => {
    const { run, jobs } = await fakeEngine();
    await run({ steps: [step] });

    await run({ steps: [step] });

    expect(jobs).toHaveLength(2);
  });

  it("never hits a failed run, one of another pipeline, or one that was stood in for", async () => {
    let broken = true;
    const { run, jobs } = await fakeEngine({
      behaviours: { B: (job) => (broken ? fail("no") : succeed(job)) },
    });
    const steps = [processing("B", { CacheConfig })];
    await run({ steps });
    broken = false;
    await run({ steps, pipelineName: "Other" });
    await run({ steps, stubs: { B: {} } });

    await run({ steps });

    expect(jobs).toHaveLength(3);
  });

  it("is shared by engines that use one folder", async () => {
    const stateDir = temporaryFolder();
    const steps = [processing("B", { CacheConfig })];
    const one = await fakeEngine({ stateDir });
    await one.run({ steps });

    const two = await fakeEngine({ stateDir });
    await two.run({ steps });

    expect(two.jobs).toHaveLength(0);
  });
});
