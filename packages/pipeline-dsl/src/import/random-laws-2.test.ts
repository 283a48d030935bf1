import { expect, it } from "vitest";
import { compileBack } from "./compiles-back.fixture.ts";
import { definitions } from "./definitions.fixture.ts";

// In two files, so that two processes share the work.
it("compiles each of 5,000 random definitions back to itself, or says why not (part 2 of 2)", () => {
  const { written, refused } = compileBack(definitions, 5_000, 2018);

  expect(written).toBeGreaterThan(3_000);
  expect(refused).toBeGreaterThan(100);
}, 120_000);
