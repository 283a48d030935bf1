import fc from "fast-check";
import { expect, it } from "vitest";
import { fitText, textWidth } from "./text-width.ts";

it("measures by character, and takes unknown ones for wide", () => {
  expect(textWidth("", 10)).toBe(0);
  expect(textWidth("iW", 1_000)).toBe(277 + 988);
  expect(textWidth("日😀", 1_000)).toBe(2_800);
});

it("cuts what is too long between characters, and nothing else", () => {
  expect(fitText("Train", 10, 100)).toBe("Train");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 20, max: 300 }), (text, width) => {
      const fitted = fitText(text, 13, width);

      expect(textWidth(fitted, 13)).toBeLessThanOrEqual(width);
      if (fitted !== text) expect(text.startsWith(fitted.slice(0, -1).trimEnd())).toBe(true);
    }),
  );
});
