import { describe, expect, expectTypeOf, it } from "vitest";
import { check, compile } from "../compile/check.ts";
import { and, equals, lessThan } from "../conditions.ts";
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
    // @ts-expect-error a boolean of TypeScript is no condition
    const wrong = step.condition("Gate", { conditions: [equals(params.Rows, 1), true] });
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

  it("does not compile with a branch of something that is no step", () => {
    // @ts-expect-error a name is no step
    step.condition("Gate", { conditions: [equals(params.Rows, 1)], ifSteps: ["Yes"] });
  });
});
