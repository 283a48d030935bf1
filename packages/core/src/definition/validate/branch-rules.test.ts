import { describe, expect, it } from "vitest";
import { gate, issuesOf, lambda, output } from "../../../test/definitions.ts";
import type { JsonObject, JsonValue } from "../../json.ts";

const after = (name: string, ...DependsOn: readonly JsonValue[]) => lambda(name, {}, { DependsOn });
const OUTSIDE = (path: string) => `BRANCH_READ_FROM_OUTSIDE? ${path}`;

describe("branches", () => {
  it("#63 do not read each other", () => {
    expect(issuesOf(gate("C", [lambda("I")], [lambda("E", { x: output("I") })]))).toEqual([
      "BRANCHES_CROSSED Steps[0].Arguments.ElseSteps[0]",
    ]);
  });

  it("#63 do not read each other through a Condition inside", () => {
    const inner = gate("N", [lambda("I")]);
    expect(issuesOf(gate("C", [inner], [after("E", "I")]))).toEqual([
      "CONDITION_NESTED? Steps[0].Arguments.IfSteps[0]",
      "BRANCHES_CROSSED Steps[0].Arguments.ElseSteps[0]",
    ]);
  });

  it("#63 do not read each other through steps outside, and what waits behind is not told again", () => {
    const condition = gate("C", [lambda("I")], [after("E", "Z"), after("F", "E")]);
    expect(issuesOf(condition, after("Y", "I"), after("Z", "Y"))).toEqual([
      OUTSIDE("Steps[1]"),
      "BRANCHES_CROSSED Steps[0].Arguments.ElseSteps[0]",
    ]);
  });

  it("#64 do not rejoin", () => {
    expect(issuesOf(gate("C", [lambda("I")], [lambda("E")]), after("Z", "I", "E"))).toEqual([
      "BRANCHES_REJOINED? Steps[1]",
    ]);
  });

  it("#64 do not rejoin further on", () => {
    const condition = gate("C", [lambda("I")], [lambda("E")]);
    expect(issuesOf(condition, after("Y", "I"), after("X", "E"), after("Z", "Y", "X"))).toEqual([
      OUTSIDE("Steps[1]"),
      OUTSIDE("Steps[2]"),
      "BRANCHES_REJOINED? Steps[3]",
    ]);
  });

  it("are waited for from outside with a warning, in each step that does so itself", () => {
    expect(issuesOf(gate("C", [lambda("I")]), lambda("Z", { x: output("I") }), after("Y", "Z"))).toEqual([
      OUTSIDE("Steps[1]"),
    ]);
  });

  it("may be waited for together where they are of two Conditions", () => {
    expect(issuesOf(gate("C", [lambda("I")]), gate("D", [], [lambda("E")]), after("Z", "I", "E"))).toEqual([
      OUTSIDE("Steps[2]"),
    ]);
  });

  it("may be waited for from their own inner branches", () => {
    expect(issuesOf(gate("C", [lambda("I"), lambda("J", { x: output("I") })], [lambda("E")]))).toEqual([]);
    const inner = gate("N", [lambda("J", { x: output("I") })]);
    expect(issuesOf(gate("C", [lambda("I"), inner]))).toEqual([
      "CONDITION_NESTED? Steps[0].Arguments.IfSteps[1]",
    ]);
  });

  it("are followed in a cycle as far as it can be", () => {
    const condition = gate("C", [lambda("I")], [after("E", "I")]);
    expect(issuesOf(condition, after("A", "B"), after("B", "A"))).toEqual([
      expect.stringMatching(/^STEP_CYCLE /),
      "BRANCHES_CROSSED Steps[0].Arguments.ElseSteps[0]",
    ]);
  });

  it("of thousands of Conditions one behind the other are not all followed", () => {
    const steps: JsonObject[] = [];
    for (let index = 0; index < 3000; index += 1) {
      const inside = lambda(`S${index}`);
      const waits = index === 0 ? {} : { DependsOn: [`S${index - 1}`] };
      steps.push({ ...gate(`C${index}`, [inside]), ...waits });
    }
    expect(issuesOf(...steps).filter((issue) => !issue.startsWith("BRANCH_READ_FROM_OUTSIDE"))).toEqual(
      ["ISSUES_TOO_MANY? "].map(() => expect.stringMatching(/^ISSUES_TOO_MANY/)),
    );
  });
});
