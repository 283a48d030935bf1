import fc from "fast-check";
import { expect, it } from "vitest";
import { brokenLines } from "./broken-lines.ts";
import { textWidth } from "./text-width.ts";

it("breaks between words", () => {
  expect(brokenLines("There is no such step in this pipeline.", 20)).toEqual([
    "There is no such",
    "step in this",
    "pipeline.",
  ]);
});

it.each([
  ["Install it: npm install a b c d e f g", ["Install it:", "npm install a b c d e f g"]],
  ["Say `export default pipeline()` there", ["Say", "`export default pipeline()`", "there"]],
])("keeps whole what is to be copied: %s", (text, lines) => {
  expect(brokenLines(text, 20)).toEqual(lines);
});

it("loses no word, and keeps to the columns where the words do", () => {
  const word = fc.stringMatching(/^[a-z]{1,20}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 20, max: 100 }), (words, columns) => {
      const lines = brokenLines(words.join(" "), columns);
      expect(lines.join(" ")).toBe(words.join(" "));
      expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(columns);
    }),
  );
});
