import fc from "fast-check";
import { expect, it } from "vitest";
import { readyQueue } from "./ready-queue.ts";

it("always takes the smallest, whatever was added in between", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(1000), { nil: undefined })), (actions) => {
      const queue = readyQueue();
      let expected: number[] = [];
      for (const action of actions) {
        if (action === undefined) {
          const [smallest, ...rest] = expected.sort((left, right) => left - right);
          expect(queue.take()).toBe(smallest);
          expected = rest;
        } else {
          queue.add(action);
          expected.push(action);
        }
      }
    }),
  );
});
