import type { JsonValue } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { type DeclaredOutput, outputValues } from "./lambda-outputs.ts";

const one = (OutputType: DeclaredOutput["OutputType"], value: JsonValue) =>
  outputValues("L", [{ OutputName: "o", OutputType }], { o: value }).o;

describe("outputValues", () => {
  it.each([
    ["String", "a", "a"],
    ["String", 5, "5"],
    ["String", true, "true"],
    ["String", { a: [1] }, '{"a":[1]}'],
    ["Integer", 5, 5],
    ["Integer", "5", 5],
    ["Float", 0.5, 0.5],
    ["Float", "5e-1", 0.5],
    ["Float", 5, 5],
    ["Boolean", true, true],
    ["Boolean", "False", false],
  ] as const)("takes as %s: %j", (type, value, expected) => {
    expect(one(type, value)).toBe(expected);
  });

  it.each([
    ["Integer", "abc"],
    ["Integer", 0.5],
    ["Integer", "5.0"],
    ["Integer", ""],
    ["Integer", true],
    ["Integer", 2 ** 60],
    ["Float", "NaN"],
    ["Float", [1]],
    ["Boolean", 1],
    ["Boolean", "yes"],
    ["String", "x".repeat(1025)],
    ["String", null],
  ] as const)("refuses as %s: %j", (type, value) => {
    expect(() => one(type, value)).toThrow("LAMBDA_OUTPUT_INVALID");
  });

  it("says all that is wrong at once", () => {
    const declared = [
      { OutputName: "a", OutputType: "Integer" },
      { OutputName: "b", OutputType: "Integer" },
    ] as const;

    expect(() => outputValues("L", declared, { a: "x" })).toThrow(/"a" is .*\n.*"b" is missing/);
  });
});
