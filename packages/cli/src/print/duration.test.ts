import { expect, it } from "vitest";
import { durationText, elapsedText } from "./duration.ts";

it.each([
  [0, "0.0 s"],
  [-5, "0.0 s"],
  [9_940, "9.9 s"],
  [9_960, "10 s"],
  [59_600, "1 min 00 s"],
  [185_000, "3 min 05 s"],
  [7_800_000, "2 h 10 min"],
])("writes %d ms as %s", (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});

it("counts to now what has not ended", () => {
  expect(elapsedText("2026-01-01T00:00:00Z", undefined, Date.parse("2026-01-01T00:00:30Z"))).toBe("30 s");
});
