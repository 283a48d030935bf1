import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Parameter, ParameterType } from "./parameter.ts";
import { parameterValues } from "./parameter-values.ts";
import type { ParameterValue } from "./scalar-text.ts";

const typed = (Type: ParameterType): Parameter => ({ Name: "X", Type });

/** The value of the one parameter X, or the codes of what stands in its way. */
const start = (
  parameter: Parameter,
  text?: string,
): ParameterValue["value"] | readonly string[] | undefined => {
  const result = parameterValues({ Parameters: [parameter] }, text === undefined ? {} : { X: text });
  return result.ok ? result.value.get("X")?.value : result.issues.map((issue) => issue.code);
};

describe("parameterValues", () => {
  it("takes the given value before the default, in declared order", () => {
    const definition = {
      Parameters: [
        { Name: "B", Type: "Integer", DefaultValue: 1 },
        { Name: "A", DefaultValue: "a" },
      ],
    } as const;
    const result = parameterValues(definition, { A: "z" });
    expect(result).toMatchObject({ ok: true, warnings: [] });
    expect(result.ok && [...result.value]).toEqual([
      ["B", { type: "Integer", value: 1n }],
      ["A", { type: "String", value: "z" }],
    ]);
  });

  it("edge 20: an integer literal is a good default of a Float", () => {
    expect(start({ ...typed("Float"), DefaultValue: 5 })).toBe(5);
  });

  it("edge 21: without Type a parameter is a String", () => {
    expect(start({ Name: "X" }, "5")).toBe("5");
  });

  it("edge 23: refuses a parameter with neither value nor default", () => {
    const result = parameterValues({ Parameters: [{ Name: "X" }] }, {});
    expect(result).toMatchObject({
      ok: false,
      issues: [{ code: "PARAMETER_UNDEFINED", message: "Parameter 'X' is undefined." }],
    });
  });

  it("edge 24: refuses an unknown name, and lists the known ones", () => {
    const result = parameterValues({ Parameters: [{ Name: "Y", DefaultValue: "" }] }, { X: "1" });
    expect(result).toMatchObject({
      ok: false,
      issues: [
        { code: "PARAMETER_UNKNOWN", message: "Unknown parameter 'X'.", hint: expect.stringContaining("Y") },
      ],
    });
  });

  it.each([
    ["007", 7n],
    ["+5", 5n],
    ["-5", -5n],
    ["9007199254740993", 9007199254740993n],
    ["9223372036854775807", 9223372036854775807n],
    ["-9223372036854775808", -9223372036854775808n],
  ])("edge 25: Integer %j is exactly %d", (text, value) => {
    expect(start(typed("Integer"), text)).toBe(value);
  });

  it.each([" 5", "5.0", "1e3", "9223372036854775808", "abc", "1.5", "", "0x10", "5\n", "٥"])(
    "edge 25: Integer refuses %j",
    (text) => {
      expect(start(typed("Integer"), text)).toEqual(["PARAMETER_VALUE_TYPE"]);
    },
  );

  it("edge 26: Boolean is read in any case, and is nothing but true or false", () => {
    expect(["True", "TRUE", "false", "False"].map((text) => start(typed("Boolean"), text))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    for (const text of ["1", "yes", "", " true"]) {
      expect(start(typed("Boolean"), text)).toEqual(["PARAMETER_VALUE_TYPE"]);
    }
  });

  it("edge 27: Float takes JSON numbers and .5, and nothing that is not finite", () => {
    expect(["1e-3", ".5", "5", "-0.25", "1E2"].map((text) => start(typed("Float"), text))).toEqual([
      0.001, 0.5, 5, -0.25, 100,
    ]);
    for (const text of ["NaN", "Infinity", "-Infinity", "1e999", "", ".", "1.", "0x1", "1_0", " 1"]) {
      expect(start(typed("Float"), text)).toEqual(["PARAMETER_VALUE_TYPE"]);
    }
  });

  it("edge 28: an empty String is a good default, and too short at the start", () => {
    expect(start({ Name: "X", DefaultValue: "" })).toBe("");
    expect(start({ Name: "X", DefaultValue: "d" }, "")).toEqual(["PARAMETER_VALUE_TOO_SHORT"]);
  });

  it("edge 29: refuses a value outside EnumValues, and names the allowed ones", () => {
    const parameter: Parameter = { Name: "X", DefaultValue: "a", EnumValues: ["a", "b"] };
    expect(start(parameter, "b")).toBe("b");
    const result = parameterValues({ Parameters: [parameter] }, { X: "c" });
    expect(result).toMatchObject({
      ok: false,
      issues: [{ code: "PARAMETER_NOT_IN_ENUM", hint: 'Give one of its EnumValues: "a", "b".' }],
    });
  });

  it("edge 30: 1024 characters at the start, 4096 as a default", () => {
    expect(start({ Name: "X" }, "ü".repeat(1024))).toBe("ü".repeat(1024));
    expect(start({ Name: "X" }, "😀".repeat(1024))).toBe("😀".repeat(1024));
    expect(start({ Name: "X" }, "x".repeat(1025))).toEqual(["PARAMETER_VALUE_TOO_LONG"]);
    expect(start({ Name: "X", DefaultValue: "x".repeat(4096) })).toBe("x".repeat(4096));
  });

  it("edge 31: refuses 201 parameters at the start", () => {
    const names = Array.from({ length: 201 }, (_, index) => `P${index}`);
    const definition = { Parameters: names.map((Name) => ({ Name, DefaultValue: "d" })) };
    const given = (count: number) => Object.fromEntries(names.slice(0, count).map((name) => [name, "v"]));
    expect(parameterValues(definition, given(200)).ok).toBe(true);
    expect(parameterValues(definition, given(201))).toMatchObject({
      ok: false,
      issues: [{ code: "PARAMETERS_TOO_MANY" }],
    });
  });

  it("reports every problem at once", () => {
    const definition = { Parameters: [{ Name: "A" }, { Name: "B", Type: "Integer" }] } as const;
    const result = parameterValues(definition, { B: "x", C: "1" });
    expect(result.ok ? [] : result.issues.map((issue) => issue.code)).toEqual([
      "PARAMETER_UNKNOWN",
      "PARAMETER_UNDEFINED",
      "PARAMETER_VALUE_TYPE",
    ]);
  });

  it("refuses a default of another type, should one get this far", () => {
    expect(start({ ...typed("Integer"), DefaultValue: 1.5 })).toEqual(["PARAMETER_VALUE_TYPE"]);
    expect(start({ ...typed("Boolean"), DefaultValue: "true" })).toEqual(["PARAMETER_VALUE_TYPE"]);
    expect(start({ ...typed("String"), DefaultValue: 0 })).toEqual(["PARAMETER_VALUE_TYPE"]);
  });

  it("does not take what an object inherits for a value", () => {
    expect(start({ Name: "toString" })).toEqual(["PARAMETER_UNDEFINED"]);
  });

  it("reads back every integer of 64 bits, and every finite float", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        expect(start(typed("Integer"), String(value))).toBe(value);
      }),
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(start(typed("Float"), String(value))).toBe(Number(String(value)));
      }),
    );
  });
});
