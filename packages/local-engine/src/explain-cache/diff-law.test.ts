import { diffDefinitions } from "@sagewright/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type DrawnStep, drawnSteps, reportWriters, stepOf } from "../../test/drawn-pipelines.ts";
import { definitionOf, fakeEngine } from "../../test/engine-fixture.ts";

const definitionWith = (steps: readonly DrawnStep[], DefaultValue: string) =>
  definitionOf(steps.map(stepOf), { Parameters: [{ Name: "P", Type: "String", DefaultValue }] });

/** The first pipeline with some of the second's steps. */
const mixed = (one: readonly DrawnStep[], two: readonly DrawnStep[], take: readonly boolean[]) =>
  one.map((step, index) => (take[index] === true ? (two[index] ?? step) : step));

it("law: of what the diff says of caches, a run of the new pipeline does nothing else", async () => {
  const seen = new Set<string>();
  const cases = fc.record({
    before: drawnSteps(),
    other: drawnSteps(),
    take: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    defaults: fc.constantFrom(["x", "x"], ["x", "y"]),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ before, other, take, defaults: [old = "", now = ""] }) => {
      const fake = await fakeEngine({
        behaviours: reportWriters(
          () => fake.engine,
          () => "x",
        ),
      });
      const one = definitionWith(before, old);
      const two = definitionWith(mixed(before, other, take), now);
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

      // What is read from elsewhere by now may happen to be the same, and then so is what is made of it.
      const lucky = new Set<string>();
      for (const { step, reasons } of caches) {
        const isRead = reasons.some((reason) =>
          reason.kind === "upstream"
            ? lucky.has(reason.step)
            : reason.kind === "field" && JSON.stringify(reason).includes('"Steps.'),
        );
        if (isRead) lucky.add(step);
      }
      const effects = new Map(caches.map((cache) => [cache.step, cache]));
      for (const [name, isHit] of hit) {
        if (hitBefore.get(name) !== true) continue;
        const cache = effects.get(name);
        seen.add(cache?.effect ?? "none");
        if (cache?.effect === "breaks" && !lucky.has(name)) expect(isHit, name).toBe(false);
        if (cache === undefined || cache.effect === "kept") expect(isHit, name).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
  expect([...seen]).toEqual(expect.arrayContaining(["breaks", "none"]));
});
