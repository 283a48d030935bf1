import { describe, expect, it } from "vitest";
import { defineParams, equals, lessThan, param, pipeline, step } from "../index.ts";
import {
  evaluate,
  gate,
  good,
  issuesOf,
  params,
  penguins,
  register,
  rmse,
  tell,
  train,
} from "./penguins.fixture.ts";
import { simulate } from "./simulate.ts";

describe("routes", () => {
  it("is the example of simulate's documentation", () => {
    const bad = simulate(penguins, {
      params: { MaxRmse: 300 },
      reports: { Evaluate: { evaluation: { rmse: 412.5 } } },
    });

    expect(bad.outcome("IsGoodEnough")).toBe(false);
    expect(bad.steps).toEqual(["Train", "Evaluate", "IsGoodEnough", "Reject"]);
    expect(bad.failureReason).toBe("RMSE is 412.5");
    expect(bad.status).toBe("Failed");
  });

  it("takes the other branch, and goes on behind it", () => {
    const run = simulate(penguins, good);

    expect(run.steps).toEqual(["Train", "Evaluate", "IsGoodEnough", "Register", "Tell", "WasHeard"]);
    expect(run.status).toBe("Succeeded");
    expect(run.failureReason).toBeUndefined();
    expect(run.outcome(gate)).toBe(true);
  });

  it("leaves out what reads from a branch that was not taken", () => {
    const quiet = pipeline("Quiet", {
      params,
      steps: [
        train,
        evaluate,
        step.condition("Gate", { conditions: [lessThan(rmse, 1)], ifSteps: [register] }),
        tell,
      ],
    });

    const run = simulate(quiet, good);

    expect(run.steps).toEqual(["Train", "Evaluate", "Gate"]);
    expect(run.status).toBe("Succeeded");
  });

  it("starts nothing after a Fail step", () => {
    const failing = pipeline("Failing", {
      steps: [step.fail("First", { errorMessage: "" }), step.fail("Second", { errorMessage: "x" })],
    });

    expect(simulate(failing)).toMatchObject({ steps: ["First"], status: "Failed", failureReason: "" });
  });
});

describe("what is missing or wrong", () => {
  it.each([
    ["a report that is read", {}, "SIMULATION_REPORT_MISSING", ["reports", "Evaluate", "evaluation"]],
    [
      "a property that is read",
      { reports: good.reports },
      "SIMULATION_PROPERTY_MISSING",
      ["steps", "WasHeard", "Conditions", 0, "LeftValue"],
    ],
    ["a step of `reports`", { reports: { Evaluat: {} } }, "SIMULATION_STEP_UNKNOWN", ["reports", "Evaluat"]],
    [
      "a step of `properties`",
      { properties: { Trian: {} } },
      "SIMULATION_STEP_UNKNOWN",
      ["properties", "Trian"],
    ],
    [
      "a report's name",
      { reports: { Evaluate: { evaluatoin: {} } } },
      "SIMULATION_REPORT_UNKNOWN",
      ["reports", "Evaluate", "evaluatoin"],
    ],
    [
      "a report's shape",
      { reports: { Evaluate: { evaluation: { rmse: "low" } } } },
      "SIMULATION_REPORT_MISMATCH",
      ["reports", "Evaluate", "evaluation", "rmse"],
    ],
  ])("names %s", (_, options, code, path) => {
    expect(issuesOf(() => simulate(penguins, options))).toMatchObject([{ code, path }]);
  });

  it("says how to give the missing report", () => {
    expect(() => simulate(penguins)).toThrow(
      'Step "IsGoodEnough" reads report "evaluation" of step "Evaluate", and the simulation has no value for it. ' +
        'Give one: simulate(pipeline, { reports: { "Evaluate": { "evaluation": … } } }).',
    );
  });

  it("wants a value for each parameter without a default", () => {
    const named = defineParams({ Reason: param.string() });
    const wanted = pipeline("Wanted", {
      params: named,
      steps: [step.fail("Stop", { errorMessage: named.Reason })],
    });

    expect(issuesOf(() => simulate(wanted))).toMatchObject([{ code: "PARAMETER_UNDEFINED" }]);
    expect(simulate(wanted, { params: { Reason: "enough" } }).failureReason).toBe("enough");
  });

  it("knows what did not run, and what has no outcome", () => {
    const run = simulate(penguins, good);

    expect(issuesOf(() => run.argumentsOf("Reject"))).toMatchObject([{ code: "SIMULATION_STEP_NOT_RUN" }]);
    expect(issuesOf(() => run.outcome("Train"))).toMatchObject([{ code: "SIMULATION_NOT_A_CONDITION" }]);
  });
});

it("takes parameters of their own types", () => {
  // @ts-expect-error a number is wanted
  expect(() => simulate(penguins, { ...good, params: { MaxRmse: "high" } })).toThrow("PARAMETER_VALUE_TYPE");
  // @ts-expect-error not one of the values
  expect(() => simulate(penguins, { ...good, params: { Approval: "Maybe" } })).toThrow(
    "PARAMETER_NOT_IN_ENUM",
  );
  // @ts-expect-error no such parameter
  expect(() => simulate(penguins, { ...good, params: { Max: 1 } })).toThrow("PARAMETER_UNKNOWN");
});

it("says how to give what a function is to answer", () => {
  const ask = step.lambda("Ask", {
    functionArn: "arn:aws:lambda:us-east-1:000000000000:function:ask",
    outputs: { answer: "String" },
  });
  const asking = pipeline("Asking", {
    steps: [ask, step.fail("Stop", { errorMessage: ask.outputs.answer })],
  });
  expect(() => simulate(asking)).toThrow('properties: { "Ask": { OutputParameters: { "answer": … } } }');
});

it("takes the name of a step that has copies for the one that runs", () => {
  const { Deep } = defineParams({ Deep: param.boolean({ default: true }) });
  const choice = step.condition("Choice", { conditions: [equals(Deep, true)] });
  const ask = step.lambda("Ask", {
    functionArn: "arn:aws:lambda:us-east-1:000000000000:function:ask",
    inputs: { depth: choice.join(2, 1) },
    outputs: { answer: "String" },
  });
  const tell = step.fail("Tell", { errorMessage: ask.outputs.answer });
  const asking = pipeline("Asking", { params: { Deep }, steps: [choice, ask, tell] });
  const properties = { Ask: { OutputParameters: { answer: "so" } } };
  const run = simulate(asking, { params: { Deep: false }, properties });

  expect(run.failureReason).toBe("so");
  expect(run.argumentsOf(ask)).toEqual({ depth: 1 });
});
