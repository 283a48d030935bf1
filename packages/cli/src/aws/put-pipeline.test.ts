import { expect, it } from "vitest";
import { isSameDefinition } from "./put-pipeline.ts";

it("knows a definition again, in whatever order and with whatever space it comes back", () => {
  expect(isSameDefinition('{"b": [1, 2],\n "a": "x"}', '{"a":"x","b":[1,2]}')).toBe(true);
  expect(isSameDefinition('{"b":[2,1],"a":"x"}', '{"a":"x","b":[1,2]}')).toBe(false);
  expect(isSameDefinition(undefined, "{}")).toBe(false);
  expect(isSameDefinition("not json", "{}")).toBe(false);
});
