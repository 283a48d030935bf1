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

const takenFields = fc.oneof(
  fc.constant([]),
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

it("law: of what the diff says of caches, a run of the new pipeline does nothing else", async () => {
  const seen = new Set<string>();
  const cases = fc.record({
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
    { numRuns: Number(process.env.LAW_RUNS ?? 150) },
  );
  expect([...seen]).toEqual(
    expect.arrayContaining([
      ...["breaks", "may break", "kept", "none"],
      ...["field changes", "field may change", "report", "upstream", "parameter", "off", "age"],
    ]),
  );
});
