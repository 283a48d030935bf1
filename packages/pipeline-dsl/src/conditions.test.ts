import { evaluateConditions, type Scope } from "@sagewright/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  and,
  CONDITION,
  type Condition,
  type ConditionInput,
  equals,
  greaterThan,
  greaterThanOrEqualTo,
  isIn,
  lessThan,
  lessThanOrEqualTo,
  not,
  notEquals,
  or,
  rawCondition,
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
    // @ts-expect-error two literals of different types
    equals(1, "1");
    // @ts-expect-error none of the values is a number
    isIn(1, ["a"]);

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
    const leaf: fc.Arbitrary<Tree> = fc.oneof(
      fc.nat(3).map((index) => ({ of: equals(params.Rows, index), holds: (v: number) => v === index })),
      fc.nat(3).map((index) => ({ of: lessThan(params.Rows, index), holds: (v: number) => v < index })),
      fc.boolean().map((value) => ({ of: value, holds: () => value })),
      fc.tuple(fc.nat(2), fc.nat(2)).map(([a, b]) => ({ of: greaterThan(a, b), holds: () => a > b })),
      fc
        .array(fc.nat(3), { maxLength: 2 })
        .map((list) => ({ of: isIn(params.Rows, list), holds: (v: number) => list.includes(v) })),
    );
    const tree = fc.letrec<{ node: Tree }>((tie) => ({
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
        const written = typeof of === "boolean" ? and(of) : of;
        const rows = new Map([["Rows", { type: "Integer", value: BigInt(value) } as const]]);
        expect(evaluateConditions(wire(written), scopeOf(rows))).toBe(holds(value));
        if (written.constant !== undefined) expect(written.constant).toBe(holds(value));
        else expect(JSON.stringify(wire(written))).not.toContain('"Conditions":[]');
      }),
    );
  });
});

describe("what is known before the pipeline runs", () => {
  const open = equals(params.Rows, 1);

  it.each([
    ["equals", equals("a", "a"), true],
    ["equals of booleans", equals(true, false), false],
    ["notEquals", notEquals(1, 1), false],
    ["greaterThan", greaterThan(2, 1), true],
    ["greaterThanOrEqualTo", greaterThanOrEqualTo(1, 1), true],
    ["lessThan of texts, by code point", lessThan("10", "9"), true],
    ["lessThanOrEqualTo", lessThanOrEqualTo(2, 1), false],
    ["isIn", isIn("a", ["a", params.Name]), true],
    ["isIn of others", isIn("a", ["b"]), false],
    ["isIn of nothing", isIn(params.Rows, []), false],
    ["not", not(true), false],
    ["or with one that holds", or(open, true), true],
    ["or of nothing", or(), false],
    ["and with one that does not hold", and(open, false), false],
    ["and of nothing", and(), true],
  ] as const)("is decided: %s", (_, of, constant) => {
    expect(of.constant).toBe(constant);
  });

  it("leaves the rest as if it were not there", () => {
    expect(and(true, open)).toEqual(open);
    expect(wire(or(false, open))).toEqual([{ Type: "Or", Conditions: wire(open) }]);
    expect(wire(not(not(and(true, open))))).toEqual(wire(open));
  });

  it("does not read a step for a test that decides nothing", () => {
    const read = equals(train.outputs.model, "s3://a/b");
    expect(and(false, read).sources).toEqual([]);
    expect(and(true, read).sources).toEqual(read.sources);
  });

  it.each([
    ["a value that is not known", isIn(params.Rows, [1])],
    ["texts against numbers, from plain JavaScript", equals("1" as never, 1 as never)],
    ["no number", equals(Number.NaN, 1)],
    ["what is written as in a definition", rawCondition({ Type: "Or", Conditions: [] })],
  ])("is not decided: %s", (_, of) => {
    expect(of.constant).toBeUndefined();
    expect(wire(of)).toHaveLength(1);
  });
});

interface Tree {
  readonly of: ConditionInput;
  readonly holds: (value: number) => boolean;
}

const scopeOf = (parameters: Scope["parameters"]): Scope => ({
  parameters,
  execution: {},
  properties: () => undefined,
  step: () => undefined,
  readJson: () => "null",
});
