import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { document, gate, lambda, processing } from "../../test/definitions.ts";
import { SagewrightError } from "../issue.ts";
import type { JsonObject, JsonValue } from "../json.ts";
import type { PipelineDefinition } from "./definition.ts";
import { normalForm } from "./normal-form.ts";

const normal = (definition: JsonValue) => normalForm(definition as unknown as PipelineDefinition);
const step = (change: JsonObject) => normal({ Steps: [{ Name: "A", Type: "Lambda", ...change }] }).Steps[0];
const argument = (value: JsonValue) => step({ Arguments: { value } });
const condition = (value: JsonValue) => normal({ Steps: [gate("C", [], [], [value])] }).Steps[0];
const equals = { Type: "Equals", LeftValue: 1, RightValue: { Get: "Parameters.P" } };
const other = { Type: "LessThan", LeftValue: 1, RightValue: 2 };

describe("two ways to write the same", () => {
  it.each<[string, JsonValue, JsonValue]>([
    [
      "a document without what may be left out",
      { Steps: [] },
      { Version: "2020-12-01", Metadata: {}, Parameters: [], PipelineExperimentConfig: null, Steps: [] },
    ],
    [
      "the type of a parameter",
      { Parameters: [{ Name: "P" }], Steps: [] },
      { Parameters: [{ Name: "P", Type: "String" }], Steps: [] },
    ],
    [
      "a branch that is missing",
      { Steps: [{ Name: "C", Type: "Condition", Arguments: { Conditions: [equals] } }] },
      { Steps: [gate("C", [], [], [equals])] },
    ],
  ])("%s", (_, one, two) => {
    expect(normal(one)).toEqual(normal(two));
  });

  it.each<[string, JsonObject, JsonObject]>([
    ["no arguments", {}, { Arguments: {} }],
    ["empty lists", {}, { DependsOn: [], RetryPolicies: [], PropertyFiles: [], OutputParameters: [] }],
    ["null", {}, { SuppliedBaselineConstraints: null, DisplayName: null }],
    ["the order of DependsOn", { DependsOn: ["B", "C"] }, { DependsOn: ["C", "B", "C"] }],
    ["a cache that is off", {}, { CacheConfig: { Enabled: false, ExpireAfter: "garbage" } }],
    [
      "a duration",
      { CacheConfig: { Enabled: true, ExpireAfter: "30dt5h" } },
      { CacheConfig: { Enabled: true, ExpireAfter: "P30DT5H" } },
    ],
    [
      "defaults of a retry policy",
      { RetryPolicies: [{ ExceptionType: "Step.THROTTLING" }] },
      {
        RetryPolicies: [
          { ExceptionType: ["Step.THROTTLING"], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 5 },
        ],
      },
    ],
  ])("%s", (_, one, two) => {
    expect(step(one)).toEqual(step(two));
  });

  it.each<[string, JsonValue, JsonValue]>([
    ["quotes", { Get: 'Steps.A.Outputs["a.b"]' }, { Get: "Steps.A.Outputs['a.b']" }],
    ["a quoted member", { Get: "Steps.A.Outputs['a']" }, { Get: "Steps.A.Outputs.a" }],
    [
      "no separator",
      { "Std:Join": { Values: ["a", { Get: "Parameters.P" }] } },
      { "Std:Join": { On: "", Values: ["a", { Get: "Parameters.P" }] } },
    ],
    ["a join of texts", { "Std:Join": { On: "/", Values: ["a", { "Std:Join": { Values: ["b"] } }] } }, "a/b"],
    [
      "a path",
      { "Std:JsonGet": { S3Uri: "s3://b/k", Path: "$.a['b'][0]" } },
      { "Std:JsonGet": { S3Uri: "s3://b/k", Path: "a.b[0]" } },
    ],
  ])("%s", (_, one, two) => {
    expect(argument([one])).toEqual(argument([two]));
  });

  it.each<[string, JsonValue, JsonValue]>([
    ["NotEquals", { ...equals, Type: "NotEquals" }, { Type: "Not", Condition: equals }],
    [
      "the schema's In",
      { Type: "In", Value: { Get: "Parameters.P" }, In: ["a"] },
      { Type: "In", QueryValue: { Get: "Parameters.P" }, Values: ["a"] },
    ],
    [
      "NotIn",
      { Type: "NotIn", QueryValue: 1, Values: [1] },
      { Type: "Not", Condition: { Type: "In", QueryValue: 1, Values: [1] } },
    ],
    ["Not of NotEquals", { Type: "Not", Condition: { ...equals, Type: "NotEquals" } }, equals],
    ["Or of one", { Type: "Or", Conditions: [equals] }, equals],
    [
      "Or in Or",
      { Type: "Or", Conditions: [{ Type: "Or", Conditions: [equals, other] }, equals] },
      { Type: "Or", Conditions: [equals, other, equals] },
    ],
  ])("%s", (_, one, two) => {
    expect(condition(one)).toEqual(condition(two));
  });
});

describe("what does not say the same", () => {
  it.each<[string, JsonValue, JsonValue]>([
    ["an absent and a null argument", {}, { value: null }],
    ["a number in a join", { a: { "Std:Join": { Values: [5] } } }, { a: "5" }],
    ["an empty and a missing map", { Environment: {} }, {}],
  ])("%s", (_, one, two) => {
    expect(step({ Arguments: one })).not.toEqual(step({ Arguments: two }));
  });

  it("an order of steps", () => {
    expect(normal({ Steps: [lambda("A"), lambda("B")] })).not.toEqual(
      normal({ Steps: [lambda("B"), lambda("A")] }),
    );
  });
});

it("is its own normal form, and leaves its input alone", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const definition = {
        Steps: [gate("C", [{ Name: "A", Type: "Lambda", Arguments: value as JsonValue }])],
      };
      const before = structuredClone(definition);

      const once = normal(definition);

      expect(definition).toEqual(before);
      expect(normalForm(once)).toEqual(once);
    }),
  );
});

it("takes whatever JSON there is", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (value, inner) => {
      normal(value as JsonValue);
      normal({ Parameters: value, Steps: [inner, { Type: "Condition", Arguments: value }] } as JsonValue);
      normal(document([processing("A", { CacheConfig: value, RetryPolicies: [inner] } as JsonObject)]));
    }),
  );
});

it("refuses what holds itself or is deeper than any document, without a crash", () => {
  const cyclic: { Steps: unknown[] } = { Steps: [] };
  cyclic.Steps.push(cyclic, cyclic);
  let deep: unknown = 1;
  for (let level = 0; level < 100_000; level += 1) deep = [deep];

  for (const value of [cyclic, deep, { Steps: [{ Arguments: deep }] }]) {
    const refused = () => normal(value as JsonValue);
    expect(refused).toThrow(SagewrightError);
    expect(refused).toThrow(/JSON_TOO_DEEP|500 levels/);
  }
});
