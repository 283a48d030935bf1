import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equalScalars, orderScalars } from "./compare-scalars.ts";
import type { ResolvedScalar } from "./scope.ts";

const integer = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n });
const double = fc.double({ noNaN: true, noDefaultInfinity: true });
const numeric: fc.Arbitrary<ResolvedScalar> = fc.oneof(
  integer,
  double,
  double.map((float) => ({ float })),
  // Neighbours of 2^53, where doubles start to skip integers.
  fc.constantFrom(2 ** 53, 2n ** 53n, 2n ** 53n + 1n, { float: 2 ** 53 + 2 }, 0, -0, 0n),
);
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("\uE000", "😀", "\uFFFF", ""),
);

/** A number as a fraction of integers: the model in which comparing is exact by construction. */
function fraction(value: ResolvedScalar): readonly [bigint, bigint] {
  if (typeof value === "bigint") return [value, 1n];
  let number = typeof value === "object" ? value.float : Number(value);
  let denominator = 1n;
  while (!Number.isInteger(number)) {
    number *= 2;
    denominator *= 2n;
  }
  return [BigInt(number), denominator];
}

describe("orderScalars", () => {
  it("agrees with exact fractions on numbers of every kind", () => {
    fc.assert(
      fc.property(numeric, numeric, (left, right) => {
        const [a, b] = fraction(left);
        const [c, d] = fraction(right);
        expect(Math.sign(orderScalars(left, right) ?? Number.NaN) + 0).toBe(
          Number(a * d > c * b) - Number(a * d < c * b),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("agrees with lists of code points on texts", () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const [a, b] = [left, right].map((side) => Array.from(side, (point) => point.codePointAt(0) ?? 0));
        expect(Math.sign(orderScalars(left, right) ?? Number.NaN)).toBe(orderLists(a ?? [], b ?? []));
      }),
      { numRuns: 1000 },
    );
  });

  it("orders U+FFFF before U+1F600, unlike the order of UTF-16 units", () => {
    expect(orderScalars("\uFFFF", "😀")).toBeLessThan(0);
  });

  it("has no order for booleans, nor between a text and a number", () => {
    expect([orderScalars(true, false), orderScalars("5", 5), orderScalars(true, 1n)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("equalScalars", () => {
  it("holds of a value and itself, and of two iff neither comes before the other", () => {
    fc.assert(
      fc.property(fc.oneof(numeric, text), fc.oneof(numeric, text), (left, right) => {
        expect(equalScalars(left, left)).toBe(true);
        const order = orderScalars(left, right);
        expect(equalScalars(left, right)).toBe(order === undefined ? undefined : order === 0);
      }),
    );
  });

  it("compares booleans with booleans only", () => {
    expect(equalScalars(true, true)).toBe(true);
    expect(equalScalars(true, false)).toBe(false);
    expect(equalScalars(true, "true")).toBeUndefined();
    expect(equalScalars(true, 1n)).toBeUndefined();
  });

  it("does not normalise texts", () => {
    expect(equalScalars("é", "e\u0301")).toBe(false);
    expect(equalScalars("a", "A")).toBe(false);
    expect(equalScalars("a", "a ")).toBe(false);
  });
});

function orderLists(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((point, index) => point !== right[index]);
  if (at < 0) return Math.sign(left.length - right.length);
  return (left[at] ?? 0) > (right[at] ?? -1) ? 1 : -1;
}
