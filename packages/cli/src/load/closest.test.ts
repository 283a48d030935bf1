import fc from "fast-check";
import { expect, it } from "vitest";
import { closest } from "./closest.ts";

it.each([
  ["Leats", ["Least", "Most"], "Least"],
  ["maxrmse", ["MaxRmse", "MinRmse"], "MaxRmse"],
  ["buket", ["bucket", "role"], "bucket"],
  ["zebra", ["bucket", "role"], undefined],
  ["Rols", ["Rolls"], "Rolls"],
  ["nope", ["role", "bucket"], undefined],
  ["Q", ["S"], undefined],
  ["a", [], undefined],
])("takes %j of %j for %j", (word, candidates, meant) => {
  expect(closest(word, candidates)).toBe(meant);
});

it("always finds a word itself", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (word, others) => {
      expect(closest(word, [word, ...others])).toBe(word);
    }),
  );
});
