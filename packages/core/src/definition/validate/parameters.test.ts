import { describe, expect, it } from "vitest";
import { document, issues } from "../../../test/definitions.ts";
import type { JsonValue } from "../../json.ts";

const withParameters = (...parameters: readonly JsonValue[]) => document([], { Parameters: parameters });

describe("parameters", () => {
  it.each([
    ["#19 Integer 5 as text", { Type: "Integer", DefaultValue: "5" }, false],
    ["#19 Integer 1.5", { Type: "Integer", DefaultValue: 1.5 }, false],
    ["#19 Integer true", { Type: "Integer", DefaultValue: true }, false],
    ["#19 Integer empty text", { Type: "Integer", DefaultValue: "" }, false],
    ["#19 String 0", { Type: "String", DefaultValue: 0 }, false],
    ["#19 Float false", { Type: "Float", DefaultValue: false }, false],
    ["#19 Boolean 0", { Type: "Boolean", DefaultValue: 0 }, false],
    ["#19 Boolean true as text", { Type: "Boolean", DefaultValue: "true" }, false],
    ["a default of null", { Type: "String", DefaultValue: null }, false],
    ["#20 Float 5", { Type: "Float", DefaultValue: 5 }, true],
    ["#21 no Type", { DefaultValue: "a" }, true],
    ["#21 no Type, a number", { DefaultValue: 1 }, false],
    ["#28 an empty default", { Type: "String", DefaultValue: "" }, true],
    ["zero", { Type: "Integer", DefaultValue: 0 }, true],
    ["#23 no default", { Type: "Integer" }, true],
  ])("%s", (_, parameter, valid) => {
    const expected = valid ? [] : ["PARAMETER_VALUE_TYPE Parameters[0].DefaultValue"];
    expect(issues(withParameters({ Name: "P", ...parameter }))).toEqual(expected);
  });

  it.each([
    ["#22 two of one name", [{ Name: "P" }, { Name: "P" }], ["PARAMETER_DUPLICATE Parameters[1].Name"]],
    ["#22 names that differ in case", [{ Name: "P" }, { Name: "p" }], []],
    [
      "#29 a default outside the enum",
      [{ Name: "P", DefaultValue: "c", EnumValues: ["a", "b"] }],
      ["PARAMETER_NOT_IN_ENUM Parameters[0].DefaultValue"],
    ],
    ["#29 a default of the enum", [{ Name: "P", DefaultValue: "a", EnumValues: ["a", "b"] }], []],
    ["an enum without default", [{ Name: "P", EnumValues: ["a"] }], []],
    [
      "an enum of an Integer",
      [{ Name: "P", Type: "Integer", EnumValues: [1] }],
      ["PARAMETER_ENUM_NOT_STRING Parameters[0].EnumValues"],
    ],
    [
      "an enum with a number",
      [{ Name: "P", EnumValues: ["a", 1] }],
      ["VALUE_TYPE_WRONG Parameters[0].EnumValues[1]"],
    ],
    ["#30 a default of 4096 characters", [{ Name: "P", DefaultValue: "x".repeat(4096) }], []],
    [
      "of 4097",
      [{ Name: "P", DefaultValue: "x".repeat(4097) }],
      ["TEXT_TOO_LONG Parameters[0].DefaultValue"],
    ],
    ["#32 one that nobody reads", [{ Name: "Unused", DefaultValue: "a" }], []],
    ["a name of 65 characters", [{ Name: "x".repeat(65) }], ["PARAMETER_NAME_INVALID Parameters[0].Name"]],
    ["no name", [{}], ["PROPERTY_MISSING Parameters[0]"]],
    [
      "a type that there is not",
      [{ Name: "P", Type: "toString" }],
      ["PARAMETER_TYPE_UNKNOWN Parameters[0].Type"],
    ],
    ["an unknown key", [{ Name: "P", Default: 1 }], ["PROPERTY_UNKNOWN Parameters[0].Default"]],
    ["a description", [{ Name: "P", Description: "d" }], []],
    ["no object", ["P"], ["VALUE_TYPE_WRONG Parameters[0]"]],
    [
      "#53 an expression as default",
      [{ Name: "P", DefaultValue: { Get: "Execution.PipelineName" } }],
      ["EXPRESSION_NOT_ALLOWED Parameters[0].DefaultValue"],
    ],
  ])("%s", (_, parameters, expected) => {
    expect(issues(withParameters(...(parameters as unknown as readonly JsonValue[])))).toEqual(expected);
  });
});
