import { expect, it } from "vitest";
import { compareMetrics } from "./model-comparison.ts";

const file = (rmse: number, more: object = {}) => ({ "ModelQuality.Statistics": { rmse, ...more } });

it("says how each number has changed from the one model to the other", () => {
  expect(compareMetrics(file(3), file(4.5))).toEqual([
    { name: "ModelQuality.Statistics.rmse", value: 3, before: 4.5, change: -1.5 },
  ]);
});

it("leaves out what is no number, and the change of what only one of them has", () => {
  const [now, before] = [file(3, { r2: 0.5, unit: "kg" }), file(3, { mae: 2, unit: "kg" })];

  expect(compareMetrics(now, before)).toEqual([
    { name: "ModelQuality.Statistics.rmse", value: 3, before: 3, change: 0 },
    { name: "ModelQuality.Statistics.r2", value: 0.5 },
    { name: "ModelQuality.Statistics.mae", before: 2 },
  ]);
});
