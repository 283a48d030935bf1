import { expect, it } from "vitest";
import { shuffle } from "./shuffle.ts";

it("keeps every item, in an order that only the seed decides", () => {
  const items = Array.from({ length: 100 }, (_, index) => index);
  expect(shuffle(items, 7)).toEqual(shuffle(items, 7));
  expect(shuffle(items, 7)).not.toEqual(shuffle(items, 8));
  expect(shuffle(items, 7).toSorted((a, b) => a - b)).toEqual(items);
});
