import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { type JsonObject, SagewrightError } from "@sagewright/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CACHED, drawnSteps, outOf, reportWriters, stepOf } from "../../test/drawn-pipelines.ts";
import {
  condition,
  definitionOf,
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
} from "../../test/engine-fixture.ts";
import { explainFirstRun } from "../engine.ts";
import type { CacheExplanation } from "./cache-explanation.ts";

const ID = { "Std:Join": { On: "/", Values: ["s3://b", { Get: "Execution.PipelineExecutionId" }, "out"] } };
const input = (S3Uri: JsonObject | string) => ({
  ProcessingInputs: [
    { InputName: "in", S3Input: { S3Uri, LocalPath: "/opt/ml/processing/in", S3DataType: "S3Prefix" } },
  ],
});
const variable = (VALUE: JsonObject | string) => ({ Environment: { VALUE } });

async function explained(options: FakeOptions = {}) {
  const clock = fakeClock();
  const fake = await fakeEngine({ clock, ...options });
  const explain = (
    steps: readonly JsonObject[],
    more: { parameters?: Record<string, string>; compareWith?: string; keys?: JsonObject } = {},
  ) => {
    const { keys, ...request } = more;
    return fake.engine.explainCache({
      pipelineName: "Test",
      definition: definitionOf(steps, keys),
      ...request,
    });
  };
  return { ...fake, clock, explain };
}

const short = (explanations: readonly CacheExplanation[]) =>
  explanations.map(({ name, state, reasons }) =>
    [
      `${name} ${state}`,
      ...reasons.map((reason) => ("step" in reason ? `${reason.kind} ${reason.step}` : reason.kind)),
    ].join(", "),
  );

describe("explainCache", () => {
  it("says hit, from which execution, and changes nothing", async () => {
    const { run, explain, engine, jobs } = await explained();
    const { executionArn } = await run({ steps: [processing("A", CACHED)] });

    const [step] = explain([processing("A", CACHED)]);

    expect(step).toEqual({
      name: "A",
      type: "Processing",
      state: "hit",
      onlyIf: [],
      reasons: [],
      changes: [],
      comparedWith: executionArn,
      sourceExecutionArn: executionArn,
      sourceEndTime: "2026-01-01T00:00:00.000Z",
    });
    expect(engine.listExecutions()).toHaveLength(1);
    expect(jobs).toHaveLength(1);
  });

  it("says miss, and which field is not what it was", async () => {
    const { run, explain } = await explained();
    const { executionArn } = await run({ steps: [processingWith("A", variable("1"), CACHED)] });

    const [step] = explain([
      processingWith("A", { ...variable("2"), Tags: [{ Key: "a", Value: "b" }] }, CACHED),
    ]);

    expect(step).toMatchObject({
      state: "miss",
      reasons: [{ kind: "key" }],
      comparedWith: executionArn,
      changes: [{ path: ["Arguments", "Environment", "VALUE"], kind: "changed", old: "1", new: "2" }],
    });
  });

  it("says why there is no cache, or nothing in it yet", async () => {
    const { explain } = await explained();
    const off = { CacheConfig: { Enabled: false } };
    const ageless = { CacheConfig: { Enabled: true } };
    const result = explain([
      processing("A", CACHED),
      processing("B"),
      processing("C", off),
      processing("D", ageless),
      condition("E", [equals(1, 1)], []),
    ]);
    expect(result.map(({ name, state, reasons }) => [name, state, reasons])).toEqual([
      ["A", "miss", [{ kind: "first run" }]],
      ["B", "off", [{ kind: "no cache", because: "absent" }]],
      ["C", "off", [{ kind: "no cache", because: "disabled" }]],
      ["D", "off", [{ kind: "no cache", because: "no age" }]],
      ["E", "off", [{ kind: "no cache", because: "type" }]],
    ]);
  });

  it("says that results are too old, or gone, or not of their shape", async () => {
    const write = processingWith("A", outputs({ out: ID }), {
      ...CACHED,
      PropertyFiles: [{ PropertyFileName: "R", OutputName: "out", FilePath: "r.json" }],
    });
    let wrong: readonly string[] = [];
    const { run, explain, engine, clock } = await explained({
      reportMismatches: () => wrong,
      behaviours: {
        A(job) {
          const folder = engine.pathOf(`s3://b/${basename(dirname(job.directory))}/out`);
          mkdirSync(folder, { recursive: true });
          writeFileSync(`${folder}/r.json`, "{}");
          return succeed(job);
        },
      },
    });
    const { executionArn } = await run({ steps: [write] });
    const reasons = () => explain([write])[0]?.reasons;

    expect(reasons()).toEqual([]);
    wrong = ["n is missing"];
    expect(reasons()).toMatchObject([{ kind: "report", executionArn }]);
    clock.advance(86_400_001);
    expect(reasons()).toMatchObject([{ kind: "expired", executionArn, expireAfter: "P1D" }]);
    clock.advance(-86_400_001);
    rmSync(engine.pathOf(`s3://b/${executionArn.slice(-12)}/out`), { recursive: true });
    expect(reasons()).toEqual([{ kind: "outputs gone", executionArn }]);
  });

  it("says which steps an input depends on, and whether these run", async () => {
    const chain = (value: string) => [
      processingWith("A", { ...variable(value), ...outputs({ out: ID }) }, CACHED),
      processingWith("B", { ...input(outOf("A")), ...outputs({ out: ID }) }, CACHED),
      processingWith("C", input(outOf("B")), CACHED),
    ];
    const { run, explain } = await explained();
    await run({ steps: chain("1") });

    expect(short(explain(chain("1")))).toEqual(["A hit", "B hit", "C hit"]);
    const changed = explain(chain("2"));
    expect(short(changed)).toEqual(["A miss, key", "B miss, upstream A", "C miss, upstream B"]);
    expect(changed[1]?.reasons).toEqual([
      {
        kind: "upstream",
        step: "A",
        runs: "anew",
        path: ["Arguments", "ProcessingInputs", "in", "S3Input", "S3Uri"],
      },
    ]);
  });

  it("sees that a place that does not change is a hit, whatever is written there", async () => {
    const chain = (value: string) => [
      processingWith("A", { ...variable(value), ...outputs({ out: "s3://b/out" }) }, CACHED),
      processingWith("B", input(outOf("A")), CACHED),
    ];
    const { run, explain } = await explained();
    await run({ steps: chain("1") });
    expect(short(explain(chain("2")))).toEqual(["A miss, key", "B hit"]);
  });

  it("says that a step fails which reads an output that the results of another one lack", async () => {
    const { run, explain } = await explained();
    const source = (name: string) => processingWith("A", outputs({ [name]: "s3://b/A" }), CACHED);
    const read = (name: string) =>
      input({ Get: `Steps.A.ProcessingOutputConfig.Outputs['${name}'].S3Output.S3Uri` });
    const steps = (name: string) => [
      source(name),
      processingWith("B", read(name), CACHED),
      processingWith("C", {}, { DependsOn: ["B"] }),
    ];
    const { executionArn } = await run({ steps: steps("out") });

    const explanations = explain(steps("renamed"));

    expect(short(explanations)).toEqual(["A hit", "B fails, lacks A", "C not run, not reached B"]);
    expect(explanations[1]?.reasons).toEqual([
      {
        kind: "lacks",
        path: ["Arguments", "ProcessingInputs", "in", "S3Input", "S3Uri"],
        step: "A",
        property: "ProcessingOutputConfig.Outputs['renamed'].S3Output.S3Uri",
        executionArn,
      },
    ]);
    const { status, failureReason } = await run({ steps: steps("renamed") });
    expect([status, failureReason]).toEqual(["Failed", expect.stringContaining("Outputs['renamed']")]);
  });

  it("says unknown where a step may make the same again, and miss where something else has changed", async () => {
    const L = {
      Name: "L",
      Type: "Lambda",
      FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:f",
      OutputParameters: [{ OutputName: "o", OutputType: "String" }],
      Arguments: {},
    };
    const read = { Get: "Steps.L.OutputParameters['o']" };
    const steps = (more: JsonObject = {}) => [L, processingWith("A", { ...variable(read), ...more }, CACHED)];
    const { run, explain } = await explained({
      lambdas: { f: import.meta.filename },
      behaviours: { L: () => ({ status: "Succeeded", properties: { OutputParameters: { o: "1" } } }) },
    });
    await run({ steps: steps() });

    expect(short(explain(steps()))).toEqual(["L off, no cache", "A unknown, upstream L"]);
    expect(short(explain(steps(input("s3://b/new"))))).toEqual([
      "L off, no cache",
      "A miss, key, upstream L",
    ]);
  });

  it("says that a key is new in every execution", async () => {
    const { explain, run } = await explained();
    const steps = [processingWith("A", variable(ID), CACHED)];
    await run({ steps });
    expect(explain(steps)[0]?.reasons).toEqual([
      { kind: "varies", variable: "PipelineExecutionId", path: ["Arguments", "Environment", "VALUE"] },
    ]);
  });

  it("follows the branch that is known to be taken, and says what the others hang on", async () => {
    const P = { Get: "Parameters.P" };
    const L = {
      Name: "L",
      Type: "Lambda",
      FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:f",
      OutputParameters: [{ OutputName: "o", OutputType: "String" }],
      Arguments: {},
    };
    const steps = [
      condition("C", [equals(P, "x")], [processing("Yes", CACHED)], [processing("No", CACHED)]),
      processing("After", { ...CACHED, DependsOn: ["No"] }),
      L,
      condition(
        "D",
        [equals({ Get: "Steps.L.OutputParameters['o']" }, "x")],
        [processing("Perhaps", CACHED)],
      ),
      processing("Then", { DependsOn: ["Perhaps"] }),
    ];
    const { explain } = await explained();
    const result = explain(steps, {
      parameters: { P: "x" },
      keys: { Parameters: [{ Name: "P", Type: "String" }] },
    });
    expect(short(result)).toEqual([
      "C off, no cache",
      "Yes miss, first run",
      "No not run, not reached C",
      "After not run, not reached No",
      "L off, no cache",
      "D off, no cache",
      "Perhaps miss, first run",
      "Then off, no cache",
    ]);
    expect(
      result.filter(({ onlyIf }) => onlyIf.length > 0).map(({ name, onlyIf }) => [name, onlyIf]),
    ).toEqual([
      ["Perhaps", [{ condition: "D", branch: "if" }]],
      ["Then", [{ condition: "D", branch: "if" }]],
    ]);
  });

  it("compares with the execution that is asked for, also one that failed", async () => {
    const { run, explain } = await explained({
      behaviours: { A: (job) => (JSON.stringify(job.arguments).includes("bad") ? fail("no") : succeed(job)) },
    });
    const step = (value: string) => [processingWith("A", variable(value), CACHED)];
    const failed = await run({ steps: step("bad") });
    const first = await run({ steps: step("1") });
    await run({ steps: step("2") });

    expect(explain(step("1"), { compareWith: failed.executionArn })[0]).toMatchObject({
      state: "hit",
      comparedWith: failed.executionArn,
      sourceExecutionArn: first.executionArn,
      changes: [{ old: "bad", new: "1" }],
    });
    expect(explain(step("3"))[0]?.changes).toMatchObject([{ old: "2", new: "3" }]);
    expect(() => explain(step("1"), { compareWith: "nowhere" })).toThrow(/EXECUTION_NOT_FOUND/);
  });

  it("refuses what cannot be run", async () => {
    const { explain } = await explained();
    expect(() => explain([{ Name: "A", Type: "Unheard" }])).toThrow(SagewrightError);
    expect(() =>
      explain([processing("A", { DependsOn: ["B"] }), processing("B", { DependsOn: ["A"] })]),
    ).toThrow(/GRAPH_CYCLE|CYCLE/);
    expect(() => explain([], { parameters: { X: "1" } })).toThrow(/PARAMETER_UNKNOWN/);
  });

  it("makes nothing where nothing has been run", () => {
    const stateDir = `${temporaryFolder()}/absent`;
    const request = { pipelineName: "Test", definition: definitionOf([processing("A", CACHED)]) };
    expect(short(explainFirstRun(request, { stateDir }))).toEqual(["A miss, first run"]);
    expect(() => rmSync(stateDir)).toThrow(/ENOENT/);
  });
});

describe("law: what is explained is what a run then does", () => {
  it("over three runs of random pipelines, with other parameters each", async () => {
    const runs = fc.array(
      fc.record({ steps: drawnSteps(), P: fc.constantFrom("x", "y"), report: fc.constantFrom("x", "y") }),
      { minLength: 2, maxLength: 3 },
    );
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(runs, fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), async (drawn, again) => {
        const write = { report: "x" };
        const { explain, engine, run } = await explained({
          behaviours: reportWriters(
            () => engine,
            () => write.report,
          ),
        });
        let steps: readonly JsonObject[] = [];
        for (const [index, { steps: next, P: value, report }] of drawn.entries()) {
          // Often the same pipeline again, so that there is something to hit.
          if (index === 0 || again[index] !== true) steps = next.map(stepOf);
          write.report = report;
          const more = { parameters: { P: value }, keys: { Parameters: [{ Name: "P", Type: "String" }] } };
          const explanations = new Map(explain(steps, more).map((each) => [each.name, each]));

          const { executionArn } = await run({
            steps,
            definition: definitionOf(steps, more.keys),
            parameters: more.parameters,
          });

          const ran = new Map(engine.listSteps(executionArn).map((row) => [row.name, row]));
          for (const [name, { state, sourceExecutionArn, onlyIf }] of explanations) {
            const row = ran.get(name);
            seen.add(state);
            if (state === "not run") expect(row, name).toBeUndefined();
            if (
              state !== "not run" &&
              onlyIf.length === 0 &&
              engine.describeExecution(executionArn).status === "Succeeded"
            )
              expect(row, name).toBeDefined();
            if (state === "fails") expect(row?.status ?? "Failed", name).toBe("Failed");
            if (row === undefined || row.status !== "Succeeded") continue;
            if (state === "hit") expect(row.cacheHit, name).toEqual({ sourceExecutionArn });
            if (state === "miss" || state === "off") expect(row.cacheHit, name).toBeUndefined();
          }
        }
      }),
      { numRuns: 50 },
    );
    expect([...seen]).toEqual(expect.arrayContaining(["hit", "miss", "not run", "off", "unknown"]));
  });
});
