import type { JsonObject } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { codesOf, condition, failStep, fakeEngine, processing, requestOf } from "../test/engine-fixture.ts";
import type { StartRequest } from "./run-plan.ts";

const tuning: JsonObject = {
  Name: "Tune",
  Type: "Tuning",
  Arguments: {
    HyperParameterTuningJobConfig: { Strategy: "Bayesian", ResourceLimits: { MaxParallelTrainingJobs: 1 } },
  },
};

/** The codes with which a start is refused; nothing must be recorded or started then. */
async function refusal(
  steps: readonly JsonObject[],
  request: Partial<StartRequest> = {},
): Promise<readonly string[]> {
  const { engine, jobs } = await fakeEngine();
  const codes = await codesOf(() => engine.start(requestOf(steps, request)));
  expect(engine.listExecutions()).toEqual([]);
  expect(jobs).toEqual([]);
  return codes;
}

describe("what is refused before anything starts", () => {
  it("a step type that does not run here, in a branch too, with the way out", async () => {
    const { engine } = await fakeEngine();
    const start = engine.start(requestOf([condition("C", [], [], [tuning])]));

    await expect(start).rejects.toThrow(/STEP_TYPE_NOT_RUNNABLE.*"Tune".*Tuning.*--stub Tune=/);
  });

  it("an image that nothing stands in for", async () => {
    const { engine } = await fakeEngine({ runtimes: [] });

    expect(await codesOf(() => engine.start(requestOf([processing("A")])))).toEqual(["IMAGE_NOT_MAPPED"]);
  });

  it("text that is no definition", async () => {
    expect((await refusal([], { definition: '{"Steps": [' })).length).toBeGreaterThan(0);
  });

  it("unknown parameters, together with everything else", async () => {
    expect(await refusal([tuning], { parameters: { Nope: "1" } })).toEqual([
      "PARAMETER_UNKNOWN",
      "STEP_TYPE_NOT_RUNNABLE",
    ]);
  });

  it.each([0, -1, 1.5, Number.NaN])("%d steps at once", async (maxParallelSteps) => {
    expect(await refusal([], { maxParallelSteps })).toEqual(["MAX_PARALLEL_STEPS_INVALID"]);
    expect(await codesOf(() => fakeEngine({ maxParallelSteps }))).toEqual(["MAX_PARALLEL_STEPS_INVALID"]);
  });

  it("names that are none", async () => {
    expect(await refusal([], { pipelineName: "my_pipe", displayName: "a b" })).toEqual([
      "EXECUTION_PIPELINE_NAME_INVALID",
      "EXECUTION_DISPLAY_NAME_INVALID",
    ]);
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ["an unknown step", { Nope: {} }, "STUB_STEP_UNKNOWN"],
    ["what is no object", { A: [] }, "STUB_INVALID"],
    ["property files that are none", { A: { PropertyFiles: [] } }, "STUB_INVALID"],
    ["a Condition without an outcome", { C: {} }, "STUB_INVALID"],
    ["a Fail step", { F: {} }, "STUB_INVALID"],
  ])("a stub for %s", async (_, stubs, code) => {
    const steps = [processing("A"), condition("C", [], [failStep("F", "no")])];

    expect(await refusal(steps, { stubs: stubs as Record<string, JsonObject> })).toEqual([code]);
  });
});

describe("stubs", () => {
  it("stand in for steps of any type, and feed those that come after", async () => {
    const { run, engine, jobs } = await fakeEngine();
    const reading = {
      ...processing("B"),
      Arguments: {
        ...(processing("B").Arguments as JsonObject),
        Environment: { BEST: { Get: "Steps.Tune.BestTrainingJob.TrainingJobName" } },
      },
    };

    const { status, executionArn } = await run({
      steps: [tuning, reading],
      stubs: { Tune: { BestTrainingJob: { TrainingJobName: "best-1" } } },
    });

    expect(status).toBe("Succeeded");
    expect(jobs.map((job) => job.arguments.Environment)).toEqual([{ BEST: "best-1" }]);
    expect(engine.listSteps(executionArn).map(({ name }) => name)).toEqual(["Tune", "B"]);
  });

  it("give property files, output parameters and outcomes", async () => {
    const { run, engine, started } = await fakeEngine();
    const evaluate = {
      ...processing("Evaluate", {
        PropertyFiles: [{ PropertyFileName: "R", OutputName: "out", FilePath: "r.json" }],
      }),
    };
    const withOutput = {
      ...evaluate,
      Arguments: {
        ...(evaluate.Arguments as JsonObject),
        ProcessingOutputConfig: {
          Outputs: [
            {
              OutputName: "out",
              AppManaged: false,
              S3Output: {
                S3Uri: "s3://b/out",
                LocalPath: "/opt/ml/processing/out",
                S3UploadMode: "EndOfJob",
              },
            },
          ],
        },
      },
    };
    const lambda = {
      Name: "L",
      Type: "Lambda",
      FunctionArn: "nobody-has-it",
      OutputParameters: [{ OutputName: "ok", OutputType: "Boolean" }],
    };
    const value = {
      "Std:JsonGet": { PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.R" }, Path: "m[0].v" },
    };
    const gate = condition(
      "Gate",
      [
        { Type: "Equals", LeftValue: value, RightValue: 3 },
        { Type: "Equals", LeftValue: { Get: "Steps.L.OutputParameters['ok']" }, RightValue: true },
      ],
      [condition("Inner", [], [processing("Yes")], [processing("No")])],
    );

    const { executionArn } = await run({
      steps: [withOutput, lambda, gate],
      stubs: {
        Evaluate: { PropertyFiles: { R: { m: [{ v: 3 }] } } },
        L: { OutputParameters: { ok: true } },
        Inner: { Outcome: "False" },
      },
    });

    expect(engine.listSteps(executionArn).find(({ name }) => name === "Evaluate")?.reports).toEqual({
      R: { m: [{ v: 3 }] },
    });
    expect(started()).toEqual(["No"]);
  });
});
