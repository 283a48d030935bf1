import { diffDefinitions } from "@sagewright/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type DrawnStep, drawnSteps, reportWriters, stepOf } from "../../test/drawn-pipelines.ts";
import { definitionOf, fakeEngine } from "../../test/engine-fixture.ts";

const definitionWith = (steps: readonly DrawnStep[], DefaultValue: string) =>
  definitionOf(steps.map(stepOf), { Parameters: [{ Name: "P", Type: "String", DefaultValue }] });

/** The first pipeline with some of what the second's steps have. */
const mixed = (
  one: readonly DrawnStep[],
  two: readonly DrawnStep[],
  taken: readonly (readonly (keyof DrawnStep)[])[],
): readonly DrawnStep[] =>
  one.map((step, index) => {
    const other = two[index] ?? step;
    return { ...step, ...Object.fromEntries((taken[index] ?? []).map((key) => [key, other[key]])) };
  });

interface Case {
  readonly before: readonly DrawnStep[];
  readonly other: readonly DrawnStep[];
  readonly taken: readonly (readonly (keyof DrawnStep)[])[];
  /** Of the parameter, before and after. */
  readonly defaults: readonly string[];
}

const takenFields: fc.Arbitrary<Case["taken"][number]> = fc.oneof(
  fc.constant([]),
  fc.constant(["file"] as const),
  fc.uniqueArray(
    fc.constantFrom<(keyof DrawnStep)[]>(
      "value",
      "place",
      "cached",
      "reads",
      "from",
      "writing",
      "file",
      "member",
      "expireAfter",
    ),
    { maxLength: 2 },
  ),
  fc.constant(["branch", "tests"] as const),
);

const plain = (name: string, change: Partial<DrawnStep> = {}): DrawnStep => ({
  ...{
    name,
    value: "1",
    place: "fixed",
    cached: true,
    reads: "nothing",
    from: 0,
    branch: "none",
    tests: "parameter",
  },
  ...{ writing: "plain", file: "r.json", member: "n", expireAfter: "P1D" },
  ...change,
});

/** `A`, what reads it, and what becomes of these two; chance draws the like seldom. */
const example = (
  reads: Partial<DrawnStep>,
  source: Partial<DrawnStep>,
  reader: Partial<DrawnStep>,
): Case => ({
  before: [plain("A"), plain("B", reads), plain("C"), plain("D")],
  other: [plain("A", source), plain("B", { ...reads, ...reader }), plain("C"), plain("D")],
  taken: [Object.keys(source), Object.keys(reader), [], []] as (keyof DrawnStep)[][],
  defaults: ["x", "x"],
});

const EXAMPLES = [
  example({ reads: "report", member: "m" }, { file: "q.json" }, {}),
  example({ reads: "report" }, { file: "q.json" }, {}),
  example({ reads: "report" }, {}, { writing: "literal" }),
  example({ reads: "report" }, {}, { writing: "place" }),
  example({ reads: "report" }, {}, { member: "m" }),
  example({ reads: "output" }, {}, { writing: "index" }),
  example({ reads: "output" }, {}, { writing: "literal" }),
  example({ reads: "output" }, { cached: false }, { writing: "literal" }),
  example({ reads: "pipeline" }, {}, { writing: "joined" }),
  example({ reads: "value" }, {}, { writing: "literal" }),
  example({}, { expireAfter: "PT1H" }, {}),
  example({ reads: "output" }, { value: "2" }, {}),
  example({ reads: "output" }, { value: "2", place: "id" }, {}),
  example({}, { cached: false }, {}),
  {
    ...example({}, {}, {}),
    before: [plain("A", { value: "parameter" }), plain("B"), plain("C"), plain("D")],
    defaults: ["x", "y"],
  },
];

it("law: of what the diff says of caches, a run of the new pipeline does nothing else", async () => {
  const seen = new Set<string>();
  const cases: fc.Arbitrary<Case> = fc.record({
    before: drawnSteps(),
    other: drawnSteps(),
    taken: fc.array(takenFields, { minLength: 4, maxLength: 4 }),
    defaults: fc.constantFrom(["x", "x"], ["x", "y"]),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ before, other, taken, defaults: [old = "", now = ""] }) => {
      const fake = await fakeEngine({
        behaviours: reportWriters(
          () => fake.engine,
          () => "x",
        ),
      });
      const one = definitionWith(before, old);
      const two = definitionWith(mixed(before, other, taken), now);
      const hitsOf = async (definition: string) => {
        const { executionArn } = await fake.run({ steps: [], definition });
        return new Map(
          fake.engine.listSteps(executionArn).map(({ name, cacheHit }) => [name, cacheHit !== undefined]),
        );
      };
      await hitsOf(one);
      const hitBefore = await hitsOf(one);

      const { caches } = diffDefinitions(JSON.parse(one), JSON.parse(two));
      const hit = await hitsOf(two);

      const effects = new Map(caches.map((cache) => [cache.step, cache]));
      for (const [name, isHit] of hit) {
        if (hitBefore.get(name) !== true) continue;
        const cache = effects.get(name);
        seen.add(cache?.effect ?? "none");
        for (const reason of cache?.reasons ?? [])
          seen.add(reason.kind === "field" ? `field ${reason.value}` : reason.kind);
        if (cache?.effect === "breaks") expect(isHit, name).toBe(false);
        if (cache === undefined || cache.effect === "kept") expect(isHit, name).toBe(true);
      }
    }),
    { numRuns: 70, examples: EXAMPLES.map((each): [Case] => [each]) },
  );
  expect([...seen]).toEqual(
    expect.arrayContaining([
      ...["breaks", "may break", "kept", "none"],
      ...["field changes", "field may change", "report", "upstream", "parameter", "off", "age"],
    ]),
  );
});
