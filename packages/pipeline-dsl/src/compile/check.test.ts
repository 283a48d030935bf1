import { SagewrightError } from "@sagewright/core";
import { describe, expect, it, vi } from "vitest";
import { equals } from "../conditions.ts";
import { execution } from "../execution.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref, type S3Uri } from "../ref.ts";
import { step } from "../step.ts";
import type { StepNode } from "../step-node.ts";
import { check, compile, PipelineInvalidError } from "./check.ts";

const place = { role: "arn:aws:iam::111122223333:role/R", bucket: "bucket" };
const params = defineParams({ Rows: param.integer({ default: 1 }) });
const job = { image: "image", instanceType: "ml.m5.large" } as const;
const making = (name: string, source?: { readonly outputs: { readonly out: Ref<S3Uri> } }) =>
  step.processing(name, {
    ...job,
    outputs: { out: "/opt/ml/processing/out" },
    inputs: source === undefined ? {} : { in: source.outputs.out },
  });
const found = (steps: readonly StepNode[]) => {
  const result = check(pipeline("P", { ...place, params, steps }));
  return (result.ok ? result.warnings : result.issues).map(({ code, path, severity = "error" }) => [
    severity === "error" ? code : `${code} (${severity})`,
    path.slice(0, 2).join("."),
  ]);
};
const gate = (name: string, ifSteps: readonly StepNode[], elseSteps: readonly StepNode[] = []) =>
  step.condition(name, { conditions: [equals(params.Rows, 1)], ifSteps, elseSteps });

describe("what a pipeline lists", () => {
  const a = making("A");
  const b = making("B", a);

  it("may be in any order: edges follow from the refs", () => {
    expect(found([b, a])).toEqual([]);
  });

  it("must hold what is read and waited for", () => {
    expect(found([b])).toEqual([["STEP_NOT_LISTED", "steps.B"]]);
    const late = step.processing("Late", { ...job, dependsOn: [a] });
    expect(found([late])).toEqual([["STEP_NOT_LISTED", "steps.Late"]]);
    expect(found([gate("Gate", [b])])).toEqual([["STEP_NOT_LISTED", "steps.B"]]);
  });

  it("is told apart from a step of the same name that is not in it", () => {
    expect(found([making("A"), b])).toEqual([["STEP_NOT_LISTED", "steps.B"]]);
  });

  it("holds each step once, wherever it stands", () => {
    expect(found([a, b, a])).toEqual([["STEP_LISTED_TWICE", "steps.A"]]);
    expect(found([a, gate("Gate", [a])])).toEqual([["STEP_LISTED_TWICE", "steps.A"]]);
    expect(found([gate("Gate", [a], [a])])).toEqual([["STEP_LISTED_TWICE", "steps.A"]]);
  });

  it("names each step differently, branches included", () => {
    expect(found([a, gate("Gate", [making("A")])])).toEqual([["STEP_NAME_DUPLICATE", "steps.A"]]);
    expect(found([gate("Gate", [making("A")], [making("A")])])).toEqual([["STEP_NAME_DUPLICATE", "steps.A"]]);
  });

  it("is something, and steps only", () => {
    expect(found([])).toEqual([["STEPS_MISSING", "steps"]]);
    // @ts-expect-error a name is no step
    expect(found([a, "B"])).toEqual([["NOT_A_STEP", "steps.1"]]);
    // @ts-expect-error a name is no step
    expect(found([step.processing("Late", { ...job, dependsOn: ["A"] })])).toEqual([
      ["NOT_A_STEP", "steps.Late"],
    ]);
  });

  it("has descriptions that the API takes", () => {
    const described = (description: string) => found([step.processing("A", { ...job, description })]);
    expect(described("x".repeat(3072))).toEqual([]);
    expect(described("x".repeat(3073))).toEqual([["DESCRIPTION_LONG", "steps.A"]]);
  });

  it("may not go round in a circle", () => {
    const waiting: StepNode[] = [];
    const first = step.processing("First", { ...job, dependsOn: waiting });
    waiting.push(step.processing("Second", { ...job, dependsOn: [first] }));
    expect(found([first, ...waiting])).toEqual([["STEP_CYCLE", expect.stringMatching(/First|Second/)]]);
  });

  it("may hold a condition that holds itself only to be told so", () => {
    const inside: StepNode[] = [];
    const own = gate("Gate", inside);
    inside.push(own);
    expect(found([own])).toEqual([["STEP_LISTED_TWICE", "steps.Gate"]]);
  });
});

describe("branches", () => {
  const inIf = making("InIf");

  it("may be read from inside, and from outside with a warning", () => {
    const outside = making("Outside", inIf);
    expect(found([gate("Gate", [inIf]), outside])).toEqual([
      ["BRANCH_READ_FROM_OUTSIDE (warning)", "steps.Outside"],
    ]);
    expect(found([gate("Gate", [inIf, making("Next", inIf)])])).toEqual([]);
  });

  it("may not be read from the other branch, nor both at once", () => {
    expect(found([gate("Gate", [inIf], [making("InElse", inIf)])])).toEqual([
      ["BRANCHES_CROSSED", "steps.InElse"],
    ]);
    const inElse = making("InElse");
    const both = step.processing("Both", { ...job, dependsOn: [inIf, inElse] });
    expect(found([gate("Gate", [inIf], [inElse]), both])).toEqual([["BRANCHES_REJOINED", "steps.Both"]]);
  });

  it("may not be waited for as a whole, nor what ends the execution", () => {
    const condition = gate("Gate", [inIf]);
    const late = step.processing("Late", { ...job, dependsOn: [condition] });
    expect(found([condition, late])).toEqual([["DEPENDS_ON_CONDITION", "steps.Late"]]);
    const stop = step.fail("Stop", { errorMessage: "no" });
    const never = step.processing("Never", { ...job, dependsOn: [stop] });
    expect(found([stop, never])).toEqual([["FAIL_STEP_REFERENCED", "steps.Never"]]);
  });
});

describe("check", () => {
  it("finds everything at once, each told in terms of the pipeline as written", () => {
    const result = check(
      pipeline("P", {
        params: defineParams({ Rows: param.integer({ default: 1.5 }) }),
        steps: [
          making("Two words"),
          step.processing("Cached", { ...job, cache: { expireAfter: "soon" }, outputs: { out: "/tmp/out" } }),
          gate("Gate", [step.training("Train", { ...job, maxRuntimeInSeconds: 0 })]),
        ],
      }),
    );

    const issues = result.ok ? [] : result.issues;
    expect(new Set(issues.map(({ code, path }) => `${code} ${path.join(".")}`))).toEqual(
      new Set([
        "ROLE_MISSING steps.Two words.role",
        "BUCKET_MISSING steps.Two words",
        "ROLE_MISSING steps.Cached.role",
        "BUCKET_MISSING steps.Cached",
        "VALUE_OUT_OF_RANGE steps.Train.maxRuntimeInSeconds",
        "ROLE_MISSING steps.Train.role",
        "BUCKET_MISSING steps.Train",
        "PARAMETER_VALUE_TYPE params.Rows.DefaultValue",
        "STEP_NAME_INVALID steps.Two words.Name",
        "CACHE_EXPIRY_INVALID steps.Cached.CacheConfig.ExpireAfter",
        "LOCAL_PATH_OUTSIDE steps.Cached.Arguments.ProcessingOutputConfig.Outputs.0.S3Output.LocalPath",
      ]),
    );
    expect(issues.every(({ hint, message }) => hint !== "" && message !== "")).toBe(true);
  });

  it("reports a parameter that the pipeline does not declare, and a job's name used outside the job", () => {
    const stop = step.fail("Stop", { errorMessage: params.Rows });
    expect(check(pipeline("P", { steps: [stop] }))).toMatchObject({
      ok: false,
      issues: [{ code: "PARAMETER_UNDECLARED" }],
    });
    const named = step.fail("Named", { errorMessage: execution.trainingJobName });
    expect(found([named])).toEqual([["EXECUTION_VARIABLE_MISPLACED", "steps.Named"]]);
  });

  it("keeps the pipeline's own role, bucket and image before the options'", () => {
    const options = { role: "other", bucket: "other", functionImage: "other" };
    const run = step.fn("Run", { outputs: ["out"], run: () => {} });
    const own = compile(pipeline("P", { ...place, functionImage: "own", steps: [run] }), options);
    expect(JSON.stringify(own)).not.toContain("other");
    const given = compile(pipeline("P", { steps: [run] }), options);
    expect(JSON.stringify(given)).toMatch(/"ImageUri":"other".*"RoleArn":"other".*s3:\/\/other\//);
  });
});

describe("compile", () => {
  it("throws every issue as one error", () => {
    const compiling = () => compile(pipeline("P", { steps: [making("A")] }));
    expect(compiling).toThrow(PipelineInvalidError);
    expect(compiling).toThrow(SagewrightError);
    expect(compiling).toThrow(/^BUCKET_MISSING at steps\.A: .*\nROLE_MISSING at steps\.A\.role: .*$/);
  });

  it("gives the same bytes each time", () => {
    const a = making("A");
    const build = () => pipeline("P", { ...place, params, steps: [a, gate("Gate", [making("B", a)])] });
    expect(JSON.stringify(compile(build()))).toBe(JSON.stringify(compile(build())));
  });

  it("asks neither clock nor chance nor network", () => {
    const chain = pipeline("P", { ...place, params, steps: [making("A")] });
    const asked = (): never => {
      throw new TypeError("asked");
    };
    const spies = [
      vi.spyOn(Date, "now").mockImplementation(asked),
      vi.spyOn(Math, "random").mockImplementation(asked),
      vi.spyOn(globalThis, "fetch").mockImplementation(asked),
    ];
    try {
      expect(compile(chain).Steps).toHaveLength(1);
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  });

  it("shares the expressions of refs instead of copying them", () => {
    const stop = step.fail("Stop", { errorMessage: execution.pipelineName });
    const [compiled] = compile(pipeline("P", { steps: [stop] })).Steps;
    const args = compiled?.Arguments as { readonly ErrorMessage?: unknown } | undefined;
    expect(args?.ErrorMessage).toBe(expressionOf(execution.pipelineName));
  });

  it("names a step to wait for once", () => {
    const a = making("A");
    const late = step.processing("Late", { ...job, dependsOn: [a, a] });
    expect(compile(pipeline("P", { ...place, steps: [a, late] })).Steps[1]).toMatchObject({
      DependsOn: ["A"],
    });
  });

  it("holds 5,000 steps in a chain", () => {
    const steps = [making("S0")];
    for (let index = 1; index < 5000; index++) steps.push(making(`S${index}`, steps[index - 1]));
    expect(compile(pipeline("P", { ...place, steps })).Steps).toHaveLength(5000);
  });

  it("holds a ladder of 50 diamonds", () => {
    const steps: StepNode[] = [];
    let top = making("Top");
    steps.push(top);
    for (let rung = 0; rung < 50; rung++) {
      const left = making(`Left${rung}`, top);
      const right = making(`Right${rung}`, top);
      top = step.processing(`Join${rung}`, {
        ...job,
        inputs: { left: left.outputs.out, right: right.outputs.out },
        outputs: { out: "/opt/ml/processing/out" },
      }) as typeof top;
      steps.push(left, right, top);
    }
    expect(found([...steps, gate("Gate", [making("Last", top)])])).toEqual([]);
  });
});
