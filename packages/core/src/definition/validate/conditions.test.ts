import { describe, expect, it } from "vitest";
import { gate, issuesOf } from "../../../test/definitions.ts";
import type { JsonValue } from "../../json.ts";

const AT = "Steps[0].Arguments.Conditions";
const conditions = (...list: readonly JsonValue[]) => issuesOf(gate("C", [], [], list));
const equals = { Type: "Equals", LeftValue: 1, RightValue: { Get: "Parameters.Count" } };

describe("conditions", () => {
  it.each([
    ["Equals with null", { Type: "Equals", LeftValue: { Get: "Parameters.Text" }, RightValue: null }, []],
    ["NotEquals of the schema", { Type: "NotEquals", LeftValue: 1, RightValue: 2 }, []],
    ["LessThanOrEqualTo", { Type: "LessThanOrEqualTo", LeftValue: 1, RightValue: 2 }, []],
    [
      "#79 In as the SDK writes it",
      { Type: "In", QueryValue: { Get: "Parameters.Text" }, Values: ["a", { Get: "Parameters.Text" }] },
      [],
    ],
    ["#79 In as the schema has it", { Type: "In", Value: { Get: "Parameters.Text" }, In: ["a"] }, []],
    ["NotIn of the schema", { Type: "NotIn", Value: 1, In: [1] }, []],
    [
      "#79 In with both forms mixed",
      { Type: "In", QueryValue: 1, In: [1] },
      [`PROPERTY_UNKNOWN ${AT}[0].In`, `PROPERTY_MISSING ${AT}[0]`],
    ],
    ["#78 In with no values", { Type: "In", QueryValue: 1, Values: [] }, []],
    ["In with a text", { Type: "In", QueryValue: 1, Values: "abc" }, [`VALUE_TYPE_WRONG ${AT}[0].Values`]],
    [
      "#80 Not with Expression",
      { Type: "Not", Expression: equals },
      [`PROPERTY_UNKNOWN ${AT}[0].Expression`, `PROPERTY_MISSING ${AT}[0]`],
    ],
    ["#81 Not of an empty Or", { Type: "Not", Condition: { Type: "Or", Conditions: [] } }, []],
    [
      "Or in Or in Not",
      { Type: "Not", Condition: { Type: "Or", Conditions: [equals, { Type: "Or", Conditions: [equals] }] } },
      [],
    ],
    [
      "a bad reference in Or in Not",
      {
        Type: "Not",
        Condition: { Type: "Or", Conditions: [{ ...equals, LeftValue: { Get: "Parameters.X" } }] },
      },
      [`PARAMETER_UNDECLARED ${AT}[0].Condition.Conditions[0].LeftValue`],
    ],
    ["And", { Type: "And", Conditions: [] }, [`CONDITION_TYPE_UNKNOWN ${AT}[0].Type`]],
    ["a type that every object has", { Type: "constructor" }, [`CONDITION_TYPE_UNKNOWN ${AT}[0].Type`]],
    ["no type", { LeftValue: 1, RightValue: 1 }, [`PROPERTY_MISSING ${AT}[0]`]],
    ["an expression as type", { Type: { Get: "Parameters.Text" } }, [`EXPRESSION_NOT_ALLOWED ${AT}[0].Type`]],
    ["a missing operand", { Type: "Equals", LeftValue: 1 }, [`PROPERTY_MISSING ${AT}[0]`]],
    [
      "a list as operand",
      { Type: "Equals", LeftValue: [1], RightValue: 1 },
      [`SCALAR_EXPECTED ${AT}[0].LeftValue`],
    ],
    ["no object", 1, [`VALUE_TYPE_WRONG ${AT}[0]`]],
  ])("%s", (_, condition, expected) => {
    expect(conditions(condition as unknown as JsonValue)).toEqual(expected);
  });

  it("#83 may be none, with a warning", () => {
    expect(conditions()).toEqual([`CONDITIONS_EMPTY? ${AT}`]);
  });

  it("are a list", () => {
    expect(issuesOf(gate("C", [], [], { Get: "Parameters.Text" }))).toEqual([`VALUE_TYPE_WRONG ${AT}`]);
  });

  it("nest as deep as a text may, and no deeper", () => {
    let step = gate("C", []);
    for (let depth = 0; depth < 400; depth += 1) step = gate(`C${depth}`, [step]);
    expect(issuesOf(step).filter((issue) => !issue.startsWith("CONDITION_NESTED"))).toEqual([
      expect.stringMatching(/^VALUE_TOO_DEEP Steps/),
    ]);
  });

  it("do without branches", () => {
    expect(issuesOf({ Name: "C", Type: "Condition", Arguments: { Conditions: [equals] } })).toEqual([]);
  });

  it("hold lists of steps", () => {
    const step = {
      Name: "C",
      Type: "Condition",
      Arguments: { Conditions: [equals], IfSteps: "A", ElseSteps: [1] },
    };
    expect(issuesOf(step)).toEqual([
      "VALUE_TYPE_WRONG Steps[0].Arguments.IfSteps",
      "VALUE_TYPE_WRONG Steps[0].Arguments.ElseSteps[0]",
    ]);
  });
});
