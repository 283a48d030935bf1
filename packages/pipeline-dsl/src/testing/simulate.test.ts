import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  asset,
  defineParams,
  equals,
  execution,
  join,
  lessThan,
  lessThanOrEqualTo,
  param,
  pipeline,
  report,
  step,
} from "../index.ts";
import { simulate } from "./simulate.ts";

const params = defineParams({
  MaxRmse: param.float({ default: 350 }),
  Rounds: param.integer({ default: 5 }),
  Approval: param.string({ default: "PendingManualApproval", oneOf: ["PendingManualApproval", "Approved"] }),
});

const train = step.training("Train", {
  image: "xgboost:1",
  instanceType: "ml.m5.xlarge",
  hyperParameters: { num_round: params.Rounds },
  channels: { train: { source: asset("train.csv") } },
  outputPath: "s3://models/out",
});
const evaluate = step.fn("Evaluate", {
  inputs: { model: train.outputs.model },
  reports: {
    evaluation: report({
      output: "evaluation",
      file: "evaluation.json",
      shape: z.object({ rmse: z.number() }),
    }),
  },
  run: async () => ({ evaluation: { rmse: 1 } }),
});
const rmse = evaluate.reports.evaluation.get("rmse");
const register = step.registerModel("Register", {
  model: train.outputs.model,
  image: "serve:1",
  modelPackageGroupName: "penguins",
  approvalStatus: params.Approval,
});
const gate = step.condition("IsGoodEnough", {
  conditions: [lessThanOrEqualTo(rmse, params.MaxRmse)],
  ifSteps: [register],
  elseSteps: [step.fail("Reject", { errorMessage: join("", "RMSE is ", rmse) })],
});
const tell = step.lambda("Tell", {
  functionArn: "arn:aws:lambda:us-east-1:000000000000:function:tell",
  inputs: { model: register.outputs.modelPackageArn, run: execution.pipelineExecutionId },
  outputs: { heard: "Boolean" },
});
const after = step.condition("WasHeard", {
  conditions: [equals(tell.outputs.heard, true)],
  elseSteps: [step.fail("Unheard", { errorMessage: "nobody heard" })],
});
const penguins = pipeline("Penguins", { params, steps: [train, evaluate, gate, tell, after] });

const good = {
  reports: { Evaluate: { evaluation: { rmse: 289.5 } } },
  properties: { Tell: { OutputParameters: { heard: true } } },
};
const issuesOf = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return (error as { readonly issues?: unknown }).issues;
  }
  return undefined;
};

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

describe("arguments", () => {
  const run = simulate(penguins, { ...good, params: { Approval: "Approved", Rounds: 50 } });

  it("resolves parameters, and the properties that a step before would have", () => {
    expect(run.argumentsOf("Train")).toMatchObject({
      RoleArn: "arn:aws:iam::000000000000:role/simulation",
      HyperParameters: { num_round: "50" },
    });
    expect(run.argumentsOf(register)).toMatchObject({
      ModelApprovalStatus: "Approved",
      InferenceSpecification: {
        Containers: [
          {
            ModelDataUrl: "s3://models/out/pipelines-simulation00-Train-sim/output/model.tar.gz",
          },
        ],
      },
    });
  });

  it("resolves execution variables and made-up ARNs", () => {
    expect(run.argumentsOf("Tell")).toEqual({
      model: "arn:aws:sagemaker:us-east-1:000000000000:model-package/penguins/1",
      run: "simulation00",
    });
  });

  it("uses given properties, merged over those made up", () => {
    const other = simulate(penguins, {
      ...good,
      properties: {
        ...good.properties,
        Train: { ModelArtifacts: { S3ModelArtifacts: "s3://other/m.tar.gz" } },
      },
    });

    expect(other.argumentsOf("Register")).toMatchObject({
      InferenceSpecification: { Containers: [{ ModelDataUrl: "s3://other/m.tar.gz" }] },
    });
  });

  it("gives the same result each time", () => {
    expect(simulate(penguins, good).argumentsOf("Evaluate")).toEqual(
      simulate(penguins, good).argumentsOf("Evaluate"),
    );
  });

  it("reads JSON objects in S3 from `objects`", () => {
    const read = pipeline("Read", {
      steps: [
        step.raw("Stop", "Fail", {
          Arguments: { ErrorMessage: { "Std:JsonGet": { S3Uri: "s3://b/limits.json", Path: "max[0]" } } },
        }),
      ],
    });

    expect(simulate(read, { objects: { "s3://b/limits.json": { max: ["low"] } } }).failureReason).toBe("low");
    expect(issuesOf(() => simulate(read))).toMatchObject([{ code: "SIMULATION_OBJECT_MISSING" }]);
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
