import { expect, it } from "vitest";
import { codeFrame } from "./code-frame.ts";

it("shows the line, the two before it, and the column", () => {
  expect(codeFrame("1\n2\n3\n\tconst x = ;", 4, 12)).toBe(
    " 2 | 2\n 3 | 3\n 4 | \tconst x = ;\n   | \t          ^",
  );
});

it("shows nothing of a line that is not there", () => {
  expect(codeFrame("1", 5, 1)).toBe("");
});
