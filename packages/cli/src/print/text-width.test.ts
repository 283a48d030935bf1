import fc from "fast-check";
import { expect, it } from "vitest";
import { shorten, textWidth } from "./text-width.ts";

it.each([
  ["plain", 5],
  ["\x1b[1mbold\x1b[22m", 4],
  ["日本語", 6],
  ["한국", 4],
  ["é", 1],
  ["e\u0301", 1],
  ["🐧", 2],
  ["→ ✓ …", 5],
  ["", 0],
])("takes %j for so many columns: %i", (text, columns) => {
  expect(textWidth(text)).toBe(columns);
});

it.each([
  ["penguins", 8, "penguins"],
  ["penguins", 5, "peng…"],
  ["日本語", 5, "日本…"],
  ["日本語", 4, "日…"],
  ["penguins", 0, ""],
])("cuts %j at %i columns", (text, columns, cut) => {
  expect(shorten(text, columns)).toBe(cut);
});

it("never leaves more columns than there are", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.nat(40), (text, columns) => {
      expect(textWidth(shorten(text, columns))).toBeLessThanOrEqual(columns);
    }),
  );
});
