import { expect, it } from "vitest";
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
