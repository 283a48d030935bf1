import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { compileBack } from "./compiles-back.fixture.ts";
import { definitions } from "./definitions.fixture.ts";
import { goldenDefinitions } from "./golden-definitions.fixture.ts";
import { hostile } from "./hostile.fixture.ts";
import { surplusIn } from "./nothing-but-a-pipeline.fixture.ts";

/** What the hostile texts call. */
const hit = vi.fn();
beforeAll(() => vi.stubGlobal("hit", hit));
afterAll(() => vi.unstubAllGlobals());

describe("of hostile texts comes nothing but the pipeline", () => {
  it.each([
    ["random", 1_500, async () => definitions],
    ["golden", 700, async () => fc.constantFrom(...(await goldenDefinitions()))],
  ] as const)(
    "of %s definitions",
    async (_, runs, made) => {
      const { written } = compileBack(hostile(await made()), runs, 31, (source) =>
        expect(surplusIn(source)).toEqual([]),
      );

      expect(written).toBeGreaterThan(runs / 2);
      expect(hit).not.toHaveBeenCalled();
    },
    60_000,
  );
});

it("sees what is no part of a pipeline", () => {
  const faulty = [
    "hit();",
    "const a = hit();",
    "const a = step.lambda(() => 1);",
    "const a = text`\u0024{hit}`;",
    'import { a } from "data:a";',
    "export default 1; // comment",
    "const a = [1 /* b */];",
    "let a = 1;",
    "const a = eval`1`;",
    "const a = { get b() { return 1; } };",
    "const a = {}; const b = a[a];",
    "const a = 1 as typeof b;",
    "const a = '",
  ];

  expect(faulty.filter((source) => surplusIn(source).length === 0)).toEqual([]);
  expect(
    surplusIn('import { step } from "@sagewright/pipeline-dsl";\nexport default step.fail("a");'),
  ).toEqual([]);
});
