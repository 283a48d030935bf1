import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonValue } from "../json.ts";
import { resolveValue } from "./resolve.ts";
import { issuesOf, scopeOf } from "./scope.fixture.ts";

const scope = scopeOf({
  parameters: {
    N: { type: "Integer", value: 5n },
    Big: { type: "Integer", value: 9007199254740993n },
  },
});

const get = (text: string) => ({ Get: text });
const join = (On: string, ...Values: unknown[]) => ({ "Std:Join": { On, Values } });
const value = (tree: unknown) => resolveValue(tree, scope);

describe("resolveValue", () => {
  it("edge 18: leaves texts with braces alone", () => {
    const braces = ["$", "{Parameters.S}"].join("");
    expect(value([braces, "{{x}}", "Parameters.S"])).toEqual([braces, "{{x}}", "Parameters.S"]);
  });

  it("keeps every JSON tree without expressions as it is", () => {
    const anyKey = fc.oneof(fc.constantFrom("__proto__", "constructor", "Values"), fc.string());
    const key = anyKey.filter((text) => text !== "Get" && !text.startsWith("Std:"));
    const { tree } = fc.letrec<{ tree: JsonValue }>((tie) => ({
      tree: fc.oneof(
        { depthSize: "small" },
        fc.oneof(
          fc.string(),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.boolean(),
          fc.constant(null),
        ),
        fc.array(tie("tree")),
        fc.dictionary(key, tie("tree"), { noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(tree, (json) => {
        expect(JSON.stringify(value(json))).toBe(JSON.stringify(json));
      }),
    );
  });

  it("keeps a key named __proto__ a key", () => {
    expect(JSON.stringify(value(JSON.parse('{"__proto__": {"Get": "Parameters.N"}}')))).toBe(
      '{"__proto__":5}',
    );
  });

  it("reports every reference that fails, each with its place", () => {
    const issues = issuesOf(() =>
      value({ a: get("Parameters.X"), b: [get("Parameters.Y")], c: get("Parameters.N") }),
    );
    expect(issues.map((issue) => issue.path)).toEqual([["a"], ["b", 0]]);
  });

  it("refuses to change an integer beyond 2^53, and tells how to keep it", () => {
    expect(issuesOf(() => value({ n: get("Parameters.Big") }))).toMatchObject([
      { code: "INTEGER_NOT_EXACT", path: ["n"], hint: expect.stringContaining("Std:Join") },
    ]);
    expect(value(join("", get("Parameters.Big")))).toBe("9007199254740993");
  });

  it("refuses a function that does not exist", () => {
    expect(issuesOf(() => value({ "Std:Sum": [] }))).toMatchObject([
      { code: "EXPRESSION_UNRESOLVABLE", message: expect.stringContaining("Std:Sum") },
    ]);
  });

  it("leaves an object that has Get and another key", () => {
    expect(value({ Get: "Parameters.N", other: 1 })).toEqual({ Get: "Parameters.N", other: 1 });
  });

  it("does not swallow an error that is not the caller's", () => {
    const broken = {
      ...scope,
      properties: () => {
        throw new TypeError("broken");
      },
    };
    expect(() => resolveValue(get("Steps.Train.X"), broken)).toThrow(TypeError);
  });

  it("goes 500 levels deep, in trees and in joins", () => {
    const nest = (depth: number, around: (inner: unknown) => unknown) =>
      Array.from({ length: depth }).reduce<unknown>(around, get("Parameters.N"));
    const lists = value(nest(500, (inner) => [inner]));
    expect(JSON.stringify(lists)).toBe(`${"[".repeat(500)}5${"]".repeat(500)}`);
    expect(value(nest(250, (inner) => join("", inner)))).toBe("5");
  });
});
