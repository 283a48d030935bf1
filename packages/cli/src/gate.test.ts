import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { expect, it } from "vitest";
import { gate } from "./gate.ts";

it("never lets more through than it should, and all in the end, failures too", async () => {
  const work = fc.array(fc.record({ turns: fc.nat(3), fails: fc.boolean() }), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(work, fc.integer({ min: 1, max: 5 }), async (items, atOnce) => {
      const through = gate(atOnce);
      let running = 0;
      let most = 0;
      const ends = await Promise.allSettled(
        items.map(({ turns, fails }) =>
          through(async () => {
            most = Math.max(most, ++running);
            for (let n = 0; n < turns; n++) await turn();
            running--;
            if (fails) throw new TypeError("as asked");
          }),
        ),
      );
      expect(most).toBeLessThanOrEqual(atOnce);
      expect(ends.map(({ status }) => status === "rejected")).toEqual(items.map(({ fails }) => fails));
    }),
    { numRuns: 50 },
  );
});
