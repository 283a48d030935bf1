import { expect, it } from "vitest";
import { importDefinition } from "./import-definition.ts";
import { whyNotRaw } from "./why-not.ts";

it.each([
  [{ of: [1, { a: 1 }] }, "`Arguments.of[1].a`"],
  [{ of: [1] }, "`Arguments.of`"],
  [{ of: [1, { a: 2 }], "a b": 1 }, '`Arguments["a b"]`'],
])("names the innermost place that does not come back: %j", (args, place) => {
  const wire = { Name: "A", Type: "Lambda", Arguments: args };
  const step = { Name: "A", Type: "Lambda" as const, Arguments: { of: [1, { a: 2 }] } };

  expect(whyNotRaw(wire, step as never)).toContain(place);
});

it.each([
  [{ Added: 1 }, {}, "it has `Added`, which no Condition has"],
  [{ RetryPolicies: [] }, { Extra: 1 }, "`RetryPolicies`, `Arguments.Extra`"],
  [{ DependsOn: ["B", "b\nc"] }, {}, 'it depends on "B", "b\\nc": there is no such step'],
  [{ DependsOn: "B" }, {}, "its `DependsOn` is no list of names"],
  [{}, { Conditions: 5 }, "its `Arguments.Conditions` are no list"],
])("says what of a Condition with %j and %j cannot be written", (members, args, why) => {
  const gate = { Name: "Gate", Type: "Condition", Arguments: { Conditions: [], ...args }, ...members };

  const imported = importDefinition({ Steps: [gate] });

  expect(imported.ok ? "" : imported.issues[0]?.message).toContain(why);
});
