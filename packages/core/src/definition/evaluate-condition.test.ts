import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BinaryCondition, Condition, Operand } from "./condition.ts";
import { evaluateConditions } from "./evaluate-condition.ts";
import { codesOf, issuesOf, scopeOf } from "./scope.fixture.ts";

const scope = scopeOf({
  parameters: {
    Five: { type: "Integer", value: 5n },
    FiveFloat: { type: "Float", value: 5 },
    True: { type: "Boolean", value: true },
    TrueText: { type: "String", value: "true" },
  },
  properties: {
    Tell: { OutputParameters: { acc: "0.9" } },
    Train: { FinalMetricDataList: [{ MetricName: "acc", Value: 0.9 }] },
    Gate: { Outcome: "True" },
  },
  files: { "Eval/Report": '{"acc": "0.9", "n": 9007199254740993}' },
});

const binary = (Type: BinaryCondition["Type"], LeftValue: Operand, RightValue: Operand): Condition => ({
  Type,
  LeftValue,
  RightValue,
});
const equals = (left: Operand, right: Operand): Condition => binary("Equals", left, right);
const not = (Condition: Condition): Condition => ({ Type: "Not", Condition });
const or = (...Conditions: Condition[]): Condition => ({ Type: "Or", Conditions });
const get = (text: string) => ({ Get: text });
const report = (Path: string) => ({
  "Std:JsonGet": { PropertyFile: get("Steps.Eval.PropertyFiles.Report"), Path },
});
const holds = (...conditions: Condition[]): boolean => evaluateConditions(conditions, scope);

const unresolvable = equals(get("Parameters.Nope"), 1);
const clashing = equals("5", 5);

describe("operators", () => {
  it("edge 74: an Integer equals a Float of the same value", () => {
    expect(holds(equals(get("Parameters.Five"), get("Parameters.FiveFloat")))).toBe(true);
    expect(holds(equals(get("Parameters.Five"), 5.5))).toBe(false);
  });

  it.each<[Operand, Operand]>([
    [get("Parameters.True"), 1],
    [get("Parameters.TrueText"), get("Parameters.True")],
    ["5", 5],
  ])("edge 75: %j Equals %j is a type clash", (left, right) => {
    expect(codesOf(() => holds(equals(left, right)))).toEqual(["CONDITION_TYPE_CLASH"]);
    expect(codesOf(() => holds(binary("NotEquals", right, left)))).toEqual(["CONDITION_TYPE_CLASH"]);
  });

  it('edge 76: "10" is less than "9"', () => {
    expect(holds(binary("LessThan", "10", "9"))).toBe(true);
  });

  it("edge 77: booleans have no order", () => {
    expect(issuesOf(() => holds(binary("GreaterThan", true, false)))).toMatchObject([
      { code: "CONDITION_TYPE_CLASH", hint: expect.stringContaining("Booleans have no order") },
    ]);
  });

  it("edge 78: In an empty list is false, another type is not equal, and the query may be an expression", () => {
    const isIn = (QueryValue: Operand, ...Values: Operand[]) => holds({ Type: "In", QueryValue, Values });
    expect(isIn("a")).toBe(false);
    expect(isIn(5, "5", true, "x")).toBe(false);
    expect(isIn(5, "5", true, 5)).toBe(true);
    expect(isIn(get("Parameters.Five"), 1, get("Parameters.FiveFloat"))).toBe(true);
  });

  it("edge 79: In is read in the schema's form too, and NotIn negates both", () => {
    expect(holds({ Type: "In", Value: "a", In: ["b", "a"] })).toBe(true);
    expect(holds({ Type: "NotIn", Value: "a", In: ["b", "a"] })).toBe(false);
    expect(holds({ Type: "NotIn", QueryValue: "a", Values: ["b"] })).toBe(true);
  });

  it("In fails when its query cannot be resolved, even on an empty list", () => {
    expect(codesOf(() => holds({ Type: "In", QueryValue: get("Parameters.Nope"), Values: [] }))).toEqual([
      "REFERENCE_UNDEFINED",
    ]);
  });

  it("agree with a simple model on numbers", () => {
    const model = {
      Equals: (a: number, b: number) => a === b,
      NotEquals: (a: number, b: number) => a !== b,
      GreaterThan: (a: number, b: number) => a > b,
      GreaterThanOrEqualTo: (a: number, b: number) => a >= b,
      LessThan: (a: number, b: number) => a < b,
      LessThanOrEqualTo: (a: number, b: number) => a <= b,
    };
    const number = fc.oneof(
      fc.integer({ min: -2, max: 2 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.entries(model)), number, number, ([type, operator], a, b) => {
        expect(holds(binary(type as keyof typeof model, a, b))).toBe(operator(a, b));
      }),
    );
  });
});

describe("operands", () => {
  it("edge 57: a numeric text from a JSON file is no number", () => {
    const [issue] = issuesOf(() => holds(binary("GreaterThan", report("acc"), 0.8)));
    expect(issue).toMatchObject({ code: "CONDITION_TYPE_CLASH", path: ["Conditions", 0] });
    expect(issue?.message).toBe(
      'GreaterThan cannot compare the String "0.9" at acc of Steps.Eval.PropertyFiles.Report (at Conditions[0].LeftValue) with the Float 0.8 (at Conditions[0].RightValue).',
    );
  });

  it("a String output that holds digits is no number either; a metric is one", () => {
    const over = (operand: Operand) => holds(binary("GreaterThan", operand, 0.8));
    expect(() => over(get("Steps.Tell.OutputParameters['acc']"))).toThrow(
      /of Steps\.Tell\.OutputParameters\['acc'\]/,
    );
    expect(over(get("Steps.Train.FinalMetricDataList['acc'].Value"))).toBe(true);
  });

  it("edge 58: compares a long integer exactly", () => {
    expect(holds(equals(report("n"), 9007199254740992))).toBe(false);
    expect(holds(binary("GreaterThan", report("n"), 9007199254740992))).toBe(true);
  });

  it("edge 85: the Outcome of a Condition is the text True", () => {
    expect(holds(equals(get("Steps.Gate.Outcome"), "True"))).toBe(true);
  });

  it("refuses null", () => {
    expect(codesOf(() => holds(equals(null, 1)))).toEqual(["VALUE_NOT_SCALAR"]);
  });
});

describe("evaluateConditions", () => {
  it("edge 81: Not(Or([])) holds, and Or stops at the first that holds", () => {
    expect(holds(not(or()))).toBe(true);
    expect(holds(or(equals(1, 2), equals(1, 1), unresolvable))).toBe(true);
    expect(codesOf(() => holds(or(equals(1, 2), unresolvable, equals(1, 1))))).toEqual([
      "REFERENCE_UNDEFINED",
    ]);
  });

  it("edge 82: stops at the first that does not hold", () => {
    expect(holds(equals(1, 2), clashing)).toBe(false);
    expect(codesOf(() => holds(clashing, equals(1, 2)))).toEqual(["CONDITION_TYPE_CLASH"]);
  });

  it("edge 83: no conditions hold", () => {
    expect(holds()).toBe(true);
  });

  it("edge 84: one that does not hold is false, not a failure", () => {
    expect(holds(equals(1, 2))).toBe(false);
  });

  it("names the place of a clash inside Or and Not", () => {
    const [issue] = issuesOf(() => holds(or(equals(1, 2), not(clashing))));
    expect(issue?.path).toEqual(["Conditions", 0, "Conditions", 1, "Condition"]);
  });

  it("goes hundreds of levels deep", () => {
    const deep = Array.from({ length: 240 }).reduce<Condition>((inner) => not(inner), equals(1, 1));
    expect(holds(deep)).toBe(true);
  });

  it("agrees with and, or, not of booleans", () => {
    const { tree } = fc.letrec<{ tree: readonly [Condition, boolean] }>((tie) => ({
      tree: fc.oneof(
        { depthSize: "small" },
        fc.boolean().map((value) => [equals(value, true), value] as const),
        tie("tree").map(([inner, value]) => [not(inner), !value] as const),
        fc.array(tie("tree"), { maxLength: 3 }).map((inner) => {
          return [or(...inner.map(([condition]) => condition)), inner.some(([, value]) => value)] as const;
        }),
      ),
    }));
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 3 }), (trees) => {
        expect(holds(...trees.map(([condition]) => condition))).toBe(trees.every(([, value]) => value));
      }),
    );
  });
});
