import { describe, expect, expectTypeOf, it } from "vitest";
import { check, compile } from "../compile/check.ts";
import { and, equals, lessThan } from "../conditions.ts";
import { text } from "../join.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref } from "../ref.ts";
import { step } from "../step.ts";
import type { StepNode } from "../step-node.ts";

const params = defineParams({ Rows: param.integer(), Name: param.string() });
const yes = step.fail("Yes", { errorMessage: "yes" });
const no = step.fail("No", { errorMessage: "no" });
const result = (node: StepNode) => check(pipeline("P", { params, steps: [node] }));

describe("step.condition", () => {
  it("writes its branches inside itself, and an and as its list", () => {
    const gate = step.condition("Gate", {
      conditions: [and(equals(params.Rows, 1), equals(params.Name, "a")), equals(params.Rows, 2)],
      ifSteps: [yes],
      elseSteps: [no],
    });
    const rows = (RightValue: number) => ({
      Type: "Equals",
      LeftValue: { Get: "Parameters.Rows" },
      RightValue,
    });

    expect(compile(pipeline("P", { params, steps: [gate] })).Steps).toEqual([
      {
        Name: "Gate",
        Type: "Condition",
        Arguments: {
          Conditions: [
            rows(1),
            { Type: "Equals", LeftValue: { Get: "Parameters.Name" }, RightValue: "a" },
            rows(2),
          ],
          IfSteps: [{ Name: "Yes", Type: "Fail", Arguments: { ErrorMessage: "yes" } }],
          ElseSteps: [{ Name: "No", Type: "Fail", Arguments: { ErrorMessage: "no" } }],
        },
      },
    ]);
  });

  it("writes a missing branch as an empty one", () => {
    const gate = step.condition("Gate", { conditions: [equals(params.Rows, 1)] });
    expect(compile(pipeline("P", { params, steps: [gate] })).Steps[0]).toMatchObject({
      Arguments: { IfSteps: [], ElseSteps: [] },
    });
  });

  it("hands on its outcome, a text", () => {
    const { outputs } = step.condition("Gate", { conditions: [equals(params.Rows, 1)] });
    expectTypeOf(outputs.outcome).toEqualTypeOf<Ref<"True" | "False">>();
    expect(expressionOf(outputs.outcome)).toEqual({ Get: "Steps.Gate.Outcome" });
  });

  it("refuses to test nothing, or something that is no test", () => {
    expect(result(step.condition("Gate", { conditions: [] }))).toMatchObject({
      ok: false,
      issues: [{ code: "CONDITIONS_EMPTY", path: ["steps", "Gate", "Arguments", "Conditions"] }],
    });
    // @ts-expect-error a text is no condition
    const wrong = step.condition("Gate", { conditions: [equals(params.Rows, 1), "yes"] });
    expect(result(wrong)).toMatchObject({
      ok: false,
      issues: [{ code: "NOT_A_CONDITION", path: ["steps", "Gate", "conditions", 1] }],
    });
  });

  it("warns of comparing the order of texts", () => {
    const gate = step.condition("Gate", { conditions: [lessThan(params.Name, "9")], ifSteps: [yes] });
    expect(result(gate)).toMatchObject({
      ok: true,
      warnings: [{ code: "TEXTS_ORDERED", severity: "warning" }],
    });
  });

  it("warns of a condition in a branch, and says which", () => {
    const inner = step.condition("Inner", { conditions: [equals(params.Rows, 2)], ifSteps: [yes] });
    const outer = step.condition("Outer", { conditions: [equals(params.Rows, 1)], elseSteps: [no, inner] });
    expect(result(outer)).toMatchObject({
      ok: true,
      warnings: [{ code: "CONDITION_NESTED", path: ["steps", "Inner"] }],
    });
  });

  it("leaves its conditions out that are known to hold", () => {
    const gate = step.condition("Gate", { conditions: [true, equals(params.Rows, 1)], ifSteps: [yes] });
    expect(compile(pipeline("P", { params, steps: [gate] })).Steps).toMatchObject([
      { Name: "Gate", Arguments: { Conditions: [{ Type: "Equals" }] } },
    ]);
  });

  it("does not compile with a branch of something that is no step", () => {
    // @ts-expect-error a name is no step
    step.condition("Gate", { conditions: [equals(params.Rows, 1)], ifSteps: ["Yes"] });
  });
});

describe("a condition that is known before the pipeline runs", () => {
  const functionArn = "arn:aws:lambda:us-east-1:111122223333:function:f";
  const call = (name: string, props: object = {}) => step.lambda(name, { functionArn, ...props });
  const branches = () => ({ ifSteps: [call("A"), call("B")], elseSteps: [call("C")] });
  const stepsOf = (...steps: StepNode[]) => compile(pipeline("P", { params, steps })).Steps;

  it.each([
    [true, ["First", "A", "B", "Last"]],
    [false, ["First", "C", "Last"]],
    [lessThan(2, 1), ["First", "C", "Last"]],
    [and(true, equals("a", "a")), ["First", "A", "B", "Last"]],
  ])("gives its place to the branch that is taken: %#", (known, names) => {
    const gate = step.condition("Gate", { conditions: [known], ...branches() });
    expect(stepsOf(call("First"), gate, call("Last")).map(({ Name }) => Name)).toEqual(names);
  });

  it("inside a branch, too, also where nothing of it is left", () => {
    const inner = step.condition("Inner", { conditions: [false], ifSteps: [call("A")] });
    const gate = step.condition("Gate", { conditions: [equals(params.Rows, 1)], ifSteps: [inner, yes] });
    expect(stepsOf(gate)).toMatchObject([{ Name: "Gate", Arguments: { IfSteps: [{ Name: "Yes" }] } }]);
  });

  it("hands on its outcome as a text, and what it waits for to who waited for it", () => {
    const first = call("First");
    const gate = step.condition("Gate", { conditions: [true], dependsOn: [first], ...branches() });
    const last = call("Last", {
      dependsOn: [gate],
      inputs: { outcome: gate.outputs.outcome, told: text`it was ${gate.outputs.outcome}` },
    });
    expect(stepsOf(first, gate, last)).toMatchObject([
      { Name: "First" },
      { Name: "A", DependsOn: ["First"] },
      { Name: "B", DependsOn: ["First"] },
      {
        Name: "Last",
        DependsOn: ["First"],
        Arguments: { outcome: "True", told: { "Std:Join": { On: "", Values: ["it was ", "True"] } } },
      },
    ]);
  });

  it("says who reads a step of the branch that is left out", () => {
    const { ifSteps, elseSteps } = branches();
    const gate = step.condition("Gate", { conditions: [true], ifSteps, elseSteps });
    const last = call("Last", { dependsOn: elseSteps });
    expect(check(pipeline("P", { steps: [gate, last] }))).toMatchObject({
      ok: false,
      issues: [{ code: "STEP_LEFT_OUT", path: ["steps", "Last"], message: /"C".*"Gate"/ }].map((issue) => ({
        ...issue,
        message: expect.stringMatching(issue.message),
      })),
    });
  });

  it("refuses a step that stands in both branches, whichever is taken", () => {
    const gate = step.condition("Gate", { conditions: [true], ifSteps: [yes], elseSteps: [yes] });
    expect(result(gate)).toMatchObject({ ok: false, issues: [{ code: "STEP_LISTED_TWICE" }] });
  });
});
