import { describe, expect, it } from "vitest";
import { check, compile } from "./compile/check.ts";
import { text } from "./join.ts";
import { defineParams, param } from "./param.ts";
import { isPipeline, pipeline } from "./pipeline.ts";
import { step } from "./step.ts";
import { group } from "./step-group.ts";

const stop = step.fail("Stop", { errorMessage: "no" });

describe("pipeline", () => {
  it("compiles to the document's frame, jobs recorded under the pipeline and the execution", () => {
    expect(compile(pipeline("P", { steps: [stop] }))).toEqual({
      Version: "2020-12-01",
      Metadata: {},
      Parameters: [],
      PipelineExperimentConfig: {
        ExperimentName: { Get: "Execution.PipelineName" },
        TrialName: { Get: "Execution.PipelineExecutionId" },
      },
      Steps: [{ Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "no" } }],
    });
  });

  it("records jobs elsewhere or nowhere when told so", () => {
    const params = defineParams({ Trial: param.string() });
    const experiment = { experimentName: "mine", trialName: text`trial-${params.Trial}` };
    expect(compile(pipeline("P", { params, experiment, steps: [stop] })).PipelineExperimentConfig).toEqual({
      ExperimentName: "mine",
      TrialName: { "Std:Join": { On: "", Values: ["trial-", { Get: "Parameters.Trial" }] } },
    });
    expect(compile(pipeline("P", { experiment: "off", steps: [stop] }))).not.toHaveProperty(
      "PipelineExperimentConfig",
    );
  });

  it("keeps its metadata", () => {
    expect(compile(pipeline("P", { metadata: { team: "a" }, steps: [stop] })).Metadata).toEqual({
      team: "a",
    });
  });

  it("is frozen, its list of steps too", () => {
    const steps = [stop];
    const made = pipeline("P", { steps });
    steps.pop();
    expect(made.props.steps).toEqual([stop]);
    expect(Object.isFrozen(made) && Object.isFrozen(made.props.steps)).toBe(true);
  });

  it("is told apart from other values", () => {
    expect(isPipeline(pipeline("P", { steps: [stop] }))).toBe(true);
    expect([{ name: "P", steps: [] }, null, undefined, "P", stop].some(isPipeline)).toBe(false);
  });

  it.each([
    [pipeline("my_pipe", { steps: [stop] }), "PIPELINE_NAME_INVALID"],
    [pipeline("", { steps: [stop] }), "PIPELINE_NAME_INVALID"],
    [pipeline("P", { description: "x".repeat(3073), steps: [stop] }), "PIPELINE_DESCRIPTION_TOO_LONG"],
    [pipeline("P", { bucket: "s3://bucket", steps: [stop] }), "BUCKET_INVALID"],
    [pipeline("P", { bucket: "bucket/prefix", steps: [stop] }), "BUCKET_INVALID"],
  ])("refuses a name, a description or a bucket that the service would: %#", (wrong, code) => {
    expect(check(wrong)).toMatchObject({ ok: false, issues: [{ code }] });
  });

  it.each([
    ["an empty group", group([])],
    ["a branch that is never taken", step.condition("Gate", { conditions: [false], ifSteps: [stop] })],
  ])("has no steps in %s", (_, listed) => {
    expect(check(pipeline("P", { steps: [listed] }))).toMatchObject({
      ok: false,
      issues: [{ code: "STEPS_MISSING" }],
    });
  });

  it("does not compile with something that is no step", () => {
    // @ts-expect-error a name is no step
    pipeline("P", { steps: ["Stop"] });
    // @ts-expect-error a definition's step is no step
    pipeline("P", { steps: [{ Name: "Stop", Type: "Fail", Arguments: {} }] });
    // @ts-expect-error no steps
    const empty = pipeline("P", {});
    expect(check(empty)).toMatchObject({ ok: false, issues: [{ code: "STEPS_MISSING" }] });
  });
});
