import { expect, it } from "vitest";
import { compileBack } from "./compiles-back.fixture.ts";
import { goldenDefinitions } from "./golden-definitions.fixture.ts";
import { mutated } from "./mutations.fixture.ts";

it("compiles golden definitions with mistakes in them back to themselves, or says why not", async () => {
  const golden = await goldenDefinitions();

  const { written, refused } = compileBack(mutated(golden), 2_000, 17);

  expect(written).toBeGreaterThan(1_000);
  expect(refused).toBeGreaterThan(100);
}, 60_000);
