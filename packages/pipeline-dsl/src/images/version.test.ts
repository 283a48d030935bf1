import { expect, it } from "vitest";
import { latestOf, oldestFirst } from "./version.ts";

it.each([
  ["1.7", ["1.5-1", "1.7-1"], "1.7-1"],
  ["0.90", ["0.90-2", "0.90-1"], "0.90-2"],
  ["2.1", ["2.10.0", "2.1.0"], "2.1.0"],
  ["2", ["2.9.0", "2.10.0"], "2.10.0"],
  ["pytorch1.1", ["pytorch1.1.0", "pytorch1.10.2"], "pytorch1.1.0"],
  ["1.7-1", ["1.7-1"], "1.7-1"],
  ["1.8", ["1.7-1"], undefined],
])("takes %s of %o for %s", (short, versions, latest) => {
  expect(latestOf(short, versions)).toBe(latest);
});

it("sorts by number, not by letter", () => {
  expect(oldestFirst(["2.10.0", "2.9.0", "1", "0.90-1", "1.0-1"])).toEqual([
    "0.90-1",
    "1",
    "1.0-1",
    "2.9.0",
    "2.10.0",
  ]);
});
