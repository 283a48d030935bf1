import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringifyScalar } from "./stringify-scalar.ts";

describe("stringifyScalar", () => {
  it("edge 35: writes floats in shortest form, whole ones with .0, booleans in lower case", () => {
    expect([5, 0.1, 1e21, -0].map((float) => stringifyScalar({ float }))).toEqual([
      "5.0",
      "0.1",
      "1e+21",
      "-0.0",
    ]);
    expect([stringifyScalar(true), stringifyScalar(false)]).toEqual(["true", "false"]);
  });

  it("writes integers exactly, in base 10", () => {
    expect(stringifyScalar(9007199254740993n)).toBe("9007199254740993");
    expect(stringifyScalar(-7n)).toBe("-7");
    expect(stringifyScalar(5)).toBe("5");
  });

  it("keeps strings as they are", () => {
    expect(stringifyScalar(" ü\n")).toBe(" ü\n");
  });

  it("reads back as the same float, and never looks like an integer", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (float) => {
        const text = stringifyScalar({ float });
        expect(Number(text)).toBe(float);
        expect(text).toMatch(/[.e]/);
      }),
    );
  });
});
