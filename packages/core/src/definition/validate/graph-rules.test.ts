import { describe, expect, it } from "vitest";
import { document, fail, gate, issues, issuesOf, lambda, output } from "../../../test/definitions.ts";
import type { JsonObject, JsonValue } from "../../json.ts";
import { validateDefinition } from "./definition.ts";

const after = (name: string, ...DependsOn: readonly JsonValue[]) => lambda(name, {}, { DependsOn });

describe("names", () => {
  it.each([
    ["#1 at the top", [lambda("A"), lambda("A")], ["STEP_NAME_DUPLICATE Steps[1].Name"]],
    [
      "#2 at the top and in a branch",
      [lambda("A"), gate("C", [lambda("A")])],
      ["STEP_NAME_DUPLICATE Steps[1].Arguments.IfSteps[0].Name"],
    ],
    [
      "#3 in both branches",
      [gate("C", [lambda("A")], [lambda("A")])],
      ["STEP_NAME_DUPLICATE Steps[0].Arguments.ElseSteps[0].Name"],
    ],
    ["#4 that differ in case", [lambda("Train"), lambda("train")], []],
  ])("%s", (_, steps, expected) => {
    expect(issues(document(steps))).toEqual(expected);
  });

  it("#69 counts one object listed twice", () => {
    const step = lambda("A");
    expect(issuesOf(step, step)).toEqual(["STEP_NAME_DUPLICATE Steps[1].Name"]);
  });

  it("says where the other one is", () => {
    const [issue] = validateDefinition(document([gate("C", [lambda("A")], [lambda("A")])]));
    expect(issue?.message).toContain('named "A"; the other one is Steps[0].Arguments.IfSteps[0].');
  });
});

describe("DependsOn", () => {
  it.each([
    ["another step", [lambda("A"), after("B", "A")], []],
    ["#61 an unknown step", [after("B", "A")], ["STEP_UNKNOWN Steps[0].DependsOn[0]"]],
    ["#61 itself", [after("B", "B")], ["STEP_CYCLE Steps[0]"]],
    [
      "#61 a step twice",
      [lambda("A"), after("B", "A", "A")],
      ["DEPENDS_ON_DUPLICATE? Steps[1].DependsOn[1]"],
    ],
    ["#66 a Condition", [gate("C", []), after("B", "C")], ["DEPENDS_ON_CONDITION? Steps[1].DependsOn[0]"]],
    ["#67 a Fail", [fail("F"), after("B", "F")], ["FAIL_STEP_REFERENCED Steps[1].DependsOn[0]"]],
    [
      "#53 an expression",
      [after("B", { Get: "Parameters.Text" })],
      ["EXPRESSION_NOT_ALLOWED Steps[0].DependsOn[0]"],
    ],
    ["a text", [lambda("A"), lambda("B", {}, { DependsOn: "A" })], ["VALUE_TYPE_WRONG Steps[1].DependsOn"]],
  ])("%s", (_, steps, expected) => {
    expect(issues(document(steps))).toEqual(expected);
  });
});

describe("cycles", () => {
  const cycleIn = (...steps: readonly JsonObject[]) =>
    validateDefinition(document(steps)).filter((issue) => issue.code === "STEP_CYCLE");

  it.each([
    ["#50 a step that reads itself", [lambda("A", { x: output("A") })]],
    ["#60 DependsOn", [after("A", "B"), after("B", "A")]],
    ["#60 data", [lambda("A", { x: output("B") }), lambda("B", { x: output("A") })]],
    ["#60 both", [lambda("A", { x: output("B") }), after("B", "A")]],
    [
      "#60 a Condition",
      [gate("A", [lambda("B")], [], [{ Type: "Equals", LeftValue: output("B"), RightValue: 1 }])],
    ],
  ])("%s", (_, steps) => {
    const found = cycleIn(...steps);
    expect(found).toHaveLength(1);
    for (const name of ["A", "B"].slice(0, steps.length)) expect(found[0]?.message).toContain(name);
  });

  it("are told in the order of waiting", () => {
    const [issue] = cycleIn(lambda("A"), lambda("B", { x: output("D") }), after("C", "B"), after("D", "C"));
    expect(issue?.message).toMatch(/: (B → C → D → B|C → D → B → C|D → B → C → D)\.$/);
  });

  it("of 10,000 steps are told in short", () => {
    const steps = Array.from({ length: 10_000 }, (_, index) =>
      after(`S${index}`, `S${(index + 1) % 10_000}`),
    );
    const found = cycleIn(...steps);
    expect(found).toHaveLength(1);
    expect(found[0]?.message.length).toBeLessThan(300);
  });
});
