import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fail, failStep, fakeEngine, processing } from "../test/engine-fixture.ts";
import { shorten } from "./failure-reason.ts";

describe("shorten", () => {
  it("keeps what fits, and never cuts a character in two", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
        const short = shorten(text, limit);

        expect(short.length).toBeLessThanOrEqual(limit);
        expect(short.isWellFormed()).toBe(true);
        expect(text.startsWith(short.length === text.length ? short : short.slice(0, -1))).toBe(true);
      }),
    );
  });
});

describe("failure reasons", () => {
  it("hold 1024 characters for a step and 1300 for an execution", async () => {
    const { run, engine } = await fakeEngine({ behaviours: { A: () => fail("🐧".repeat(2000)) } });

    const { executionArn, failureReason } = await run({ steps: [processing("A")] });

    expect(engine.listSteps(executionArn)[0]?.failureReason).toBe(`${"🐧".repeat(511)}…`);
    expect(failureReason?.length).toBeLessThanOrEqual(1300);
  });

  it("hold 3072 characters of a Fail step's message", async () => {
    const { run, engine } = await fakeEngine();

    const { executionArn, failureReason } = await run({ steps: [failStep("F", "m".repeat(4000))] });

    const [step] = engine.listSteps(executionArn);
    expect(failureReason).toHaveLength(1300);
    expect(step?.failureReason).toHaveLength(1024);
    expect(step?.metadata).toEqual({ Fail: { ErrorMessage: `${"m".repeat(3071)}…` } });
  });
});
