import { expect, it } from "vitest";
import { document, fail } from "../../test/definitions.ts";
import type { PipelineDefinition } from "./definition.ts";
import { definitionSize } from "./definition-size.ts";

const EMPTY = JSON.stringify(document([fail("F", "")])).length;
const ofBytes = (message: string) =>
  definitionSize(document([fail("F", message)]) as unknown as PipelineDefinition).map(({ code, message }) => [
    code,
    /(at most 1,048,576)/.test(message),
  ]);

it.each([
  ["#14 102 399 bytes", "x".repeat(102_399 - EMPTY), []],
  ["#14 102 400 bytes", "x".repeat(102_400 - EMPTY), [["DEFINITION_LARGE", false]]],
  [
    "#14 102 400 bytes in fewer characters",
    "é".repeat((102_400 - EMPTY) / 2 + 1),
    [["DEFINITION_LARGE", false]],
  ],
  ["#14 1 048 576 characters", "x".repeat(1_048_576 - EMPTY), [["DEFINITION_LARGE", false]]],
  ["#14 1 048 577 characters", "x".repeat(1_048_577 - EMPTY), [["DEFINITION_LARGE", true]]],
])("%s", (_, message, expected) => {
  expect(ofBytes(message)).toEqual(expected);
});
