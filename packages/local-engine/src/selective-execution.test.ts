import type { JsonObject } from "@sagewright/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Behaviour,
  codesOf,
  condition,
  equals,
  type FakeEngine,
  type FakeOptions,
  fail,
  failStep,
  fakeEngine,
  outputs,
  processing,
  processingWith,
  requestOf,
  succeed,
  temporaryFolder,
  untilStopped,
} from "../test/engine-fixture.ts";
import type { SelectiveExecutionRequest } from "./run-plan.ts";

const after = (...names: string[]) => ({ DependsOn: names });
const reading = (name: string, from: string): JsonObject =>
  processingWith(name, { Environment: { JOB: { Get: `Steps.${from}.ProcessingJobArn` } } });

const chain = [processing("A"), reading("B", "A"), reading("C", "B"), processing("Alone")];

/** An engine, and the execution of all steps that its tests take as a source. */
async function withSource(steps: readonly JsonObject[] = chain, options: FakeOptions = {}) {
  const fake = await fakeEngine({ maxParallelSteps: 1, ...options });
  const source = await fake.run({ steps });
  const before = fake.jobs.length;
  return { ...fake, source, startedAnew: () => fake.started().slice(before) };
}

const select = (
  selectedSteps: readonly string[],
  more: Omit<SelectiveExecutionRequest, "selectedSteps"> = {},
) => ({ selectiveExecution: { selectedSteps, ...more } });

const records = ({ engine }: Pick<FakeEngine, "engine">, arn: string) =>
  engine
    .listSteps(arn)
    .map(({ name, status, selectiveExecution }) => [name, status, selectiveExecution?.sourceExecutionArn]);

describe("a selective execution", () => {
  it("runs the selected steps, and takes what they need from the source", async () => {
    const fake = await withSource();
    const sourceExecutionArn = fake.source.executionArn;

    const record = await fake.run({ steps: chain, ...select(["B"], { sourceExecutionArn }) });

    expect(record).toMatchObject({
      status: "Succeeded",
      selectiveExecution: { selectedSteps: ["B"], sourceExecutionArn },
    });
    expect(fake.startedAnew()).toEqual(["B"]);
    expect(fake.jobs.at(-1)?.arguments.Environment).toEqual({ JOB: fake.jobs[0]?.jobArn });
    expect(records(fake, record.executionArn)).toEqual([
      ["A", "Succeeded", sourceExecutionArn],
      ["B", "Succeeded", undefined],
    ]);
    const [original] = fake.engine.listSteps(sourceExecutionArn);
    const [reused] = fake.engine.listSteps(record.executionArn);
    expect(reused).toEqual({ ...original, selectiveExecution: { sourceExecutionArn } });
  });

  it("needs no source where nothing is reused", async () => {
    const { run, started, engine } = await fakeEngine();

    const { executionArn, selectiveExecution } = await run({
      steps: chain,
      ...select(["Alone", "B", "A"], { referenceLatestExecution: true }),
    });

    expect(started().toSorted()).toEqual(["A", "Alone", "B"]);
    expect(engine.describeExecution(executionArn).selectiveExecution).toEqual(selectiveExecution);
    expect(selectiveExecution).toEqual({ selectedSteps: ["Alone", "B", "A"] });
  });

  it("uses the definition and the parameters of now", async () => {
    const definition = (image: string) =>
      JSON.stringify({
        Version: "2020-12-01",
        Parameters: [{ Name: "P", Type: "String", DefaultValue: "default" }],
        Steps: [
          processing("A"),
          processingWith(
            "B",
            {
              AppSpecification: { ImageUri: image, ContainerEntrypoint: ["true"] },
              Environment: { P: { Get: "Parameters.P" }, JOB: { Get: "Steps.A.ProcessingJobArn" } },
            },
            {},
          ),
        ],
      });
    const fake = await fakeEngine();
    const request = { ...requestOf([]), definition: definition("old:1") };
    const source = await (await fake.engine.start({ ...request, parameters: { P: "given" } })).done;

    const execution = await fake.engine.start({
      ...request,
      definition: definition("new:1"),
      ...select(["B"], { sourceExecutionArn: source.executionArn }),
    });
    await execution.done;

    expect(fake.jobs.at(-1)?.arguments).toMatchObject({
      AppSpecification: { ImageUri: "new:1" },
      Environment: { P: "default" },
    });
  });

  it("does not mind what cannot run here, as long as it is not selected", async () => {
    const tuning = {
      Name: "Tune",
      Type: "Tuning",
      Arguments: {
        HyperParameterTuningJobConfig: {
          Strategy: "Bayesian",
          ResourceLimits: { MaxParallelTrainingJobs: 1 },
        },
      },
    };
    const { run, started } = await fakeEngine();

    await run({ steps: [processing("A"), tuning], ...select(["A"]) });

    expect(started()).toEqual(["A"]);
  });

  it("is no cache source with what it reuses, and obeys the cache in what it runs", async () => {
    const cached = { CacheConfig: { Enabled: true, ExpireAfter: "P1D" } };
    const steps = [processing("A", cached), processing("B", { ...cached, ...after("A") })];
    const fake = await withSource(steps);

    const { executionArn } = await fake.run({ steps, ...select(["B"], { referenceLatestExecution: true }) });
    const again = await fake.run({ steps });

    expect(fake.startedAnew()).toEqual([]);
    expect(fake.engine.listSteps(executionArn).map(({ cacheHit }) => cacheHit)).toEqual([
      undefined,
      { sourceExecutionArn: fake.source.executionArn },
    ]);
    expect(fake.engine.listSteps(again.executionArn).map(({ cacheHit }) => cacheHit)).toEqual([
      { sourceExecutionArn: fake.source.executionArn },
      { sourceExecutionArn: fake.source.executionArn },
    ]);
  });

  it("takes results from stubs, of the request as of the source", async () => {
    const property = { PropertyFiles: [{ PropertyFileName: "R", OutputName: "out", FilePath: "r.json" }] };
    const value = { "Std:JsonGet": { PropertyFile: { Get: "Steps.A.PropertyFiles.R" }, Path: "v" } };
    const steps = [
      processingWith("A", outputs({ out: "s3://b/out" }), property),
      processingWith("B", { Environment: { V: { "Std:Join": { On: "", Values: [value] } } } }),
    ];
    const fake = await fakeEngine();
    const stubs = { A: { PropertyFiles: { R: { v: 7 } } } };

    const first = await fake.run({ steps, stubs, ...select(["B"]) });
    const second = await fake.run({
      steps,
      ...select(["B"], { sourceExecutionArn: first.executionArn }),
    });

    expect([first.status, second.status]).toEqual(["Succeeded", "Succeeded"]);
    expect(fake.jobs.map((job) => [job.step.Name, job.arguments.Environment])).toEqual([
      ["B", { V: "7" }],
      ["B", { V: "7" }],
    ]);
    expect(records(fake, first.executionArn)[0]).toEqual(["A", "Succeeded", undefined]);
    expect(records(fake, second.executionArn)[0]).toEqual(["A", "Succeeded", first.executionArn]);
  });
});

it("runs of any graph what is selected, each step once, or nothing at all", async () => {
  const cases = fc.record({
    edges: fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 12 }),
    picks: fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ edges, picks }) => {
      const names = edges.map((_, index) => `S${index}`);
      const direct = edges.map((targets, index) => [
        ...new Set(index === 0 ? [] : targets.map((target) => `S${target % index}`)),
      ]);
      const steps = names.map((name, index) => processing(name, after(...(direct[index] ?? []))));
      const selected = [...new Set(picks.map((pick) => `S${pick % names.length}`))];
      const { run, engine, startedAnew } = await withSource(steps);

      const selection = select(selected, { referenceLatestExecution: true });
      const codes = await codesOf(async () => {
        await run({ steps, ...selection });
      });
      const [newest] = engine.listExecutions();
      const recorded = engine.listSteps(newest?.executionArn ?? "").map(({ name }) => name);
      await engine.close();

      if (codes.length > 0) {
        expect(codes).toEqual(["SELECTED_STEPS_NOT_CONNECTED"]);
        expect(startedAnew()).toEqual([]);
        return;
      }
      const read = names.flatMap((name, index) => (selected.includes(name) ? (direct[index] ?? []) : []));
      expect(startedAnew().toSorted()).toEqual(selected.toSorted());
      expect(recorded.toSorted()).toEqual([...new Set([...selected, ...read])].toSorted());
    }),
    { numRuns: 25 },
  );
});

describe("Conditions", () => {
  const gate = (left: number, ...more: readonly JsonObject[]) => [
    condition("Gate", [equals(left, 1)], [processing("Yes"), ...more], [failStep("No", "no")]),
    processing("Later", after("Yes")),
  ];

  it("that are selected are evaluated anew, and of their branches only selected steps run", async () => {
    const fake = await withSource(gate(1));

    const chosen = await fake.run({ steps: gate(1), ...select(["Gate", "Yes"]) });
    const other = await fake.run({ steps: gate(0), ...select(["Gate", "Yes"]) });
    const failed = await fake.run({ steps: gate(0), ...select(["Gate", "No"]) });

    expect([chosen.status, other.status, failed.status]).toEqual(["Succeeded", "Succeeded", "Failed"]);
    expect(fake.startedAnew()).toEqual(["Yes"]);
  });

  it("that are not selected keep the branch of the source", async () => {
    const fake = await withSource(gate(1));
    const sourceExecutionArn = fake.source.executionArn;

    // By its own terms it would choose the other branch now.
    const record = await fake.run({ steps: gate(0), ...select(["Yes"], { sourceExecutionArn }) });

    expect(record.status).toBe("Succeeded");
    expect(fake.startedAnew()).toEqual(["Yes"]);
    expect(records(fake, record.executionArn)[0]).toEqual(["Gate", "Succeeded", sourceExecutionArn]);
    expect(
      await codesOf(() => fake.engine.start(requestOf(gate(1), select(["No"], { sourceExecutionArn })))),
    ).toEqual(["SOURCE_BRANCH_DIFFERENT"]);
  });
});

describe("the source", () => {
  const refused = (fake: FakeEngine, more: Omit<SelectiveExecutionRequest, "selectedSteps">, step = "B") =>
    codesOf(() => fake.engine.start(requestOf(chain, select([step], more))));

  it("is demanded where selected steps depend on others, in the words of the service", async () => {
    const fake = await fakeEngine();

    const start = fake.engine.start(requestOf(chain, select(["C", "Alone"])));

    await expect(start).rejects.toThrow(
      "Invalid SourcePipelineExecutionArn: null. The selected steps [C] have dependencies on [B].",
    );
    expect(fake.engine.listExecutions()).toEqual([]);
  });

  it("must exist, be of the same pipeline, and have ended", async () => {
    const fake = await fakeEngine({ behaviours: { Alone: untilStopped } });
    const other = await fake.run({ pipelineName: "Other", steps: [processing("A")] });
    const running = await fake.engine.start(requestOf(chain));

    expect(await refused(fake, { sourceExecutionArn: "nothing" })).toEqual(["EXECUTION_NOT_FOUND"]);
    expect(await refused(fake, { sourceExecutionArn: other.executionArn })).toEqual([
      "SOURCE_EXECUTION_OTHER_PIPELINE",
    ]);
    expect(await refused(fake, { sourceExecutionArn: running.executionArn })).toEqual([
      "SOURCE_EXECUTION_NOT_ENDED",
    ]);
    expect(fake.engine.listExecutions()).toHaveLength(2);
  });

  it("must hold the needed steps, succeeded and of the same type", async () => {
    const fake = await fakeEngine({ behaviours: { A: () => fail("broken") } });
    const failed = await fake.run({ steps: chain });
    const typed = await fake.run({ steps: [condition("B", [equals(1, 1)], [])] });

    expect(await refused(fake, { sourceExecutionArn: failed.executionArn })).toEqual([
      "SOURCE_STEP_NOT_SUCCEEDED",
    ]);
    expect(await refused(fake, { sourceExecutionArn: failed.executionArn }, "C")).toEqual([
      "SOURCE_STEP_NOT_SUCCEEDED",
    ]);
    expect(await refused(fake, { sourceExecutionArn: typed.executionArn }, "C")).toEqual([
      "SOURCE_STEP_NOT_SUCCEEDED",
    ]);
  });

  it("is found: the newest that has ended with all that is needed", async () => {
    let b: Behaviour = succeed;
    const fake = await withSource(chain, { behaviours: { B: (job) => b(job) } });
    await fake.run({ pipelineName: "Other", steps: chain });
    b = () => fail("broken");
    const failed = await fake.run({ steps: chain });
    b = succeed;

    const onB = await fake.run({ steps: chain, ...select(["C"], { referenceLatestExecution: true }) });
    const onA = await fake.run({ steps: chain, ...select(["B"], { referenceLatestExecution: true }) });

    expect(onB.selectiveExecution?.sourceExecutionArn).toBe(fake.source.executionArn);
    expect(onA.selectiveExecution?.sourceExecutionArn).toBe(failed.executionArn);
    expect(await refused(await fakeEngine(), { referenceLatestExecution: true })).toEqual([
      "SOURCE_EXECUTION_MISSING",
    ]);
  });
});

it.each<[string, readonly string[], string]>([
  ["no step", [], "SELECTED_STEPS_EMPTY"],
  ["an unknown step", ["Nope"], "STEP_UNKNOWN"],
  ["51 steps", Array.from({ length: 51 }, () => "A"), "SELECTED_STEPS_TOO_MANY"],
  ["steps with a gap", ["A", "C"], "SELECTED_STEPS_NOT_CONNECTED"],
])("refuses %s, together with everything else", async (_, selectedSteps, code) => {
  const { engine } = await fakeEngine();

  const codes = await codesOf(() =>
    engine.start(requestOf(chain, { ...select(selectedSteps), parameters: { Nope: "1" } })),
  );

  expect(codes).toEqual(["PARAMETER_UNKNOWN", code]);
  expect(engine.listExecutions()).toEqual([]);
});

describe("resuming a selective execution", () => {
  it("runs what is selected and not done, and nothing else", async () => {
    const stateDir = temporaryFolder();
    const { run, source, engine } = await withSource(chain, {
      stateDir,
      behaviours: { C: () => fail("broken") },
    });
    const selection = select(["B", "C"], { sourceExecutionArn: source.executionArn });
    const { executionArn } = await run({ steps: chain, ...selection });
    await engine.close();
    const later = await fakeEngine({ stateDir });

    const record = await (await later.engine.resume(executionArn)).done;

    expect(record).toMatchObject({ status: "Succeeded", ...selection });
    expect(later.started()).toEqual(["C"]);
    expect(records(later, executionArn)).toEqual([
      ["A", "Succeeded", source.executionArn],
      ["B", "Succeeded", undefined],
      ["C", "Succeeded", undefined],
    ]);
  });

  it("reads reused results after it was stopped", async () => {
    const stateDir = temporaryFolder();
    const first = await withSource(chain, { stateDir });
    await first.engine.close();
    const second = await fakeEngine({ stateDir, behaviours: { B: untilStopped } });
    const execution = await second.engine.start(
      requestOf(chain, select(["B"], { referenceLatestExecution: true })),
    );
    execution.onEvent(
      (event) => event.type === "step" && event.step.status === "Executing" && setImmediate(execution.stop),
    );
    expect((await execution.done).status).toBe("Stopped");
    await second.engine.close();
    const third = await fakeEngine({ stateDir });

    const record = await (await third.engine.resume(execution.executionArn)).done;

    expect(record.status).toBe("Succeeded");
    expect(third.jobs.map((job) => [job.step.Name, job.arguments.Environment])).toEqual([
      ["B", { JOB: first.jobs[0]?.jobArn }],
    ]);
  });
});
