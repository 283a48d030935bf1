import type { JsonValue } from "@sagewright/core";
import fc from "fast-check";
import { value } from "./expressions.fixture.ts";

const COMPARISONS = [
  "Equals",
  "NotEquals",
  "GreaterThan",
  "GreaterThanOrEqualTo",
  "LessThan",
  "LessThanOrEqualTo",
];
export const { condition } = fc.letrec<{ condition: JsonValue }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    {
      weight: 5,
      arbitrary: fc.record({
        Type: fc.constantFrom(...COMPARISONS),
        LeftValue: value,
        RightValue: value,
      }) as fc.Arbitrary<JsonValue>,
    },
    {
      weight: 1,
      arbitrary: fc.record({
        Type: fc.constantFrom("In", "NotIn"),
        QueryValue: value,
        Values: fc.array(value, { maxLength: 3 }),
      }) as fc.Arbitrary<JsonValue>,
    },
    {
      weight: 1,
      arbitrary: fc.record({
        Type: fc.constant("In"),
        Value: value,
        In: fc.array(value, { maxLength: 3 }),
      }) as fc.Arbitrary<JsonValue>,
    },
    { weight: 2, arbitrary: fc.record({ Type: fc.constant("Not"), Condition: tie("condition") }) },
    {
      weight: 2,
      arbitrary: fc.record({
        Type: fc.constant("Or"),
        Conditions: fc.array(tie("condition"), { maxLength: 3 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<JsonValue[]>(
        { Type: "Matches", Of: 1 },
        { Type: "Not" },
        {},
        { Type: "Equals", LeftValue: 1 },
      ),
    },
  ),
}));
