import { expect, it } from "vitest";
import { caseNames, goldenCase } from "../../test/golden/case.ts";
import { compileBack } from "./compiles-back.fixture.ts";
import { mutated } from "./mutations.fixture.ts";

/** Those with hundreds of steps say nothing that the others do not. */
const small = caseNames.filter((name) => !/^4[34]-/.test(name));

it("compiles golden definitions with mistakes in them back to themselves, or says why not", async () => {
  const golden = await Promise.all(small.map(async (name) => (await goldenCase(name)).compiled as object));

  const { written, refused } = compileBack(mutated(golden), 2_000, 17);

  expect(written).toBeGreaterThan(1_000);
  expect(refused).toBeGreaterThan(100);
}, 60_000);
