import type { Condition as WireCondition } from "@sagewright/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  and,
  CONDITION,
  type Condition,
  equals,
  greaterThan,
  greaterThanOrEqualTo,
  isIn,
  lessThan,
  lessThanOrEqualTo,
  not,
  notEquals,
  or,
} from "./conditions.ts";
import { defineParams, param } from "./param.ts";
import { step } from "./step.ts";

const params = defineParams({
  Rows: param.integer(),
  Share: param.float(),
  Name: param.string(),
  Status: param.string({ oneOf: ["Approved", "Rejected"] }),
  Flag: param.boolean(),
});
const train = step.training("Train", { image: "image", instanceType: "ml.m5.large" });
const Rows = { Get: "Parameters.Rows" };
const wire = (of: Condition) => of[CONDITION];

describe("comparisons", () => {
  it.each([
    [equals(params.Rows, 5), { Type: "Equals", LeftValue: Rows, RightValue: 5 }],
    [
      notEquals(params.Rows, 5),
      { Type: "Not", Condition: { Type: "Equals", LeftValue: Rows, RightValue: 5 } },
    ],
    [greaterThan(params.Rows, 5), { Type: "GreaterThan", LeftValue: Rows, RightValue: 5 }],
    [greaterThanOrEqualTo(params.Rows, 5), { Type: "GreaterThanOrEqualTo", LeftValue: Rows, RightValue: 5 }],
    [lessThan(5, params.Rows), { Type: "LessThan", LeftValue: 5, RightValue: Rows }],
    [
      lessThanOrEqualTo(params.Rows, params.Share),
      { Type: "LessThanOrEqualTo", LeftValue: Rows, RightValue: { Get: "Parameters.Share" } },
    ],
    [isIn(params.Rows, [1, params.Rows]), { Type: "In", QueryValue: Rows, Values: [1, Rows] }],
  ])("are written as the service reads them: %#", (of, expected) => {
    expect(wire(of)).toEqual([expected]);
  });

  it("do not compile between values of different types", () => {
    // @ts-expect-error an S3 URI cannot be compared with a number
    lessThanOrEqualTo(train.outputs.model, 6);
    // @ts-expect-error a number cannot be compared with a text
    equals(params.Rows, "5");
    // @ts-expect-error nor a text with a number
    equals("5", params.Rows);
    // @ts-expect-error refs neither
    equals(params.Name, params.Rows);
    // @ts-expect-error not one of the parameter's values
    equals(params.Status, "Maybe");
    // @ts-expect-error booleans have no order
    greaterThan(params.Flag, true);
    // @ts-expect-error a list of numbers for a text
    isIn(params.Name, [1, 2]);
    // @ts-expect-error two literals: decided before the pipeline runs
    equals(1, 1);

    expect(wire(equals(params.Status, "Approved"))).toHaveLength(1);
    expect(wire(equals(params.Flag, true))).toHaveLength(1);
    expect(wire(equals("s3://a/b", train.outputs.model))).toHaveLength(1);
    expect(wire(equals(params.Name, params.Status))).toHaveLength(1);
  });
});

describe("combinations", () => {
  const a = equals(params.Rows, 1);
  const b = equals(params.Rows, 2);
  const [wireA] = wire(a);
  const [wireB] = wire(b);

  it("write an and as the list of a condition step", () => {
    expect(wire(and(a, and(b, a)))).toEqual([wireA, wireB, wireA]);
  });

  it("write an and inside an or as Not(Or(Not …))", () => {
    expect(wire(or(and(a, b), a))).toEqual([
      {
        Type: "Or",
        Conditions: [
          {
            Type: "Not",
            Condition: {
              Type: "Or",
              Conditions: [
                { Type: "Not", Condition: wireA },
                { Type: "Not", Condition: wireB },
              ],
            },
          },
          wireA,
        ],
      },
    ]);
  });

  it("take a double not away", () => {
    expect(wire(not(not(a)))).toEqual([wireA]);
  });

  it("mean in any nesting what they say", () => {
    const leaf = fc
      .nat(3)
      .map((index) => ({ of: equals(params.Rows, index), holds: (v: number) => v === index }));
    const tree = fc.letrec<{ node: { of: Condition; holds: (v: number) => boolean } }>((tie) => ({
      node: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        leaf,
        tie("node").map(({ of, holds }) => ({ of: not(of), holds: (v: number) => !holds(v) })),
        fc.array(tie("node"), { maxLength: 3 }).map((parts) => ({
          of: and(...parts.map(({ of }) => of)),
          holds: (v: number) => parts.every(({ holds }) => holds(v)),
        })),
        fc.array(tie("node"), { maxLength: 3 }).map((parts) => ({
          of: or(...parts.map(({ of }) => of)),
          holds: (v: number) => parts.some(({ holds }) => holds(v)),
        })),
      ),
    })).node;

    fc.assert(
      fc.property(tree, fc.nat(3), ({ of, holds }, value) => {
        expect(wire(of).every((each) => evaluate(each, value))).toBe(holds(value));
      }),
    );
  });
});

function evaluate(condition: WireCondition, value: number): boolean {
  if (condition.Type === "Not") return !evaluate(condition.Condition, value);
  if (condition.Type === "Or") return condition.Conditions.some((each) => evaluate(each, value));
  return "RightValue" in condition && condition.RightValue === value;
}
