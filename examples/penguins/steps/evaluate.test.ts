import { expect, it } from "vitest";
import { measure } from "./evaluate.ts";

it("measures nothing wrong where the prediction is exact", () => {
  expect(measure([3000, 4000, 5000], [3000, 4000, 5000])).toEqual({ rmse: 0, r2: 1, rows: 3 });
});

it("explains nothing where the prediction is always the mean", () => {
  const { rmse, r2 } = measure([3000, 4000, 5000], [4000, 4000, 4000]);
  expect(r2).toBe(0);
  expect(rmse).toBeCloseTo(816.497, 3);
});
