import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { expect, it } from "vitest";
import { inParallel } from "./in-parallel.ts";

it("gives every result in its place, and never does more at once than allowed", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 20 }),
      fc.integer({ min: 1, max: 5 }),
      async (waits, atOnce) => {
        let running = 0;
        let most = 0;
        const results = await inParallel(waits, atOnce, async (wait) => {
          most = Math.max(most, ++running);
          await sleep(wait);
          running--;
          return wait * 10;
        });
        expect(results).toEqual(waits.map((wait) => wait * 10));
        expect(most).toBeLessThanOrEqual(atOnce);
      },
    ),
    { numRuns: 20 },
  ));

it("starts nothing after a failure, waits for what runs, and fails with the first", async () => {
  const done: number[] = [];
  const work = inParallel([0, 1, 2, 3], 2, async (item) => {
    if (item === 0) throw new Error("first");
    await sleep(5);
    done.push(item);
  });
  await expect(work).rejects.toThrow("first");
  expect(done).toEqual([1]);
});
