import { describe, expect, it } from "vitest";
import { lambdaHandler } from "./lambda-handler.ts";
import type { FunctionContext, FunctionManifest } from "./manifest.ts";

const manifest: FunctionManifest = {
  step: "Count",
  inputs: { words: "string", rows: "number" },
  outputs: [],
  reports: {},
  returns: { count: "Integer" },
};
const event = { words: "a b", rows: 2, other: true };

describe("lambdaHandler", () => {
  it("gives the declared inputs and answers with the declared values", async () => {
    const handler = lambdaHandler(
      ({ inputs }: FunctionContext) => ({ count: 2, seen: inputs, more: 1 }),
      manifest,
    );
    expect(await handler(event)).toEqual({ count: 2 });
    const seen: unknown[] = [];
    await lambdaHandler(({ inputs }: FunctionContext) => {
      seen.push(inputs);
      return { count: 1 };
    }, manifest)(event);
    expect(seen).toEqual([{ words: "a b", rows: 2 }]);
  });

  it("waits for the answer, and lets an error of the function pass", async () => {
    const late = lambdaHandler(async () => ({ count: 1 }), manifest);
    const broken = lambdaHandler(() => {
      throw new RangeError("too few");
    }, manifest);
    expect(await late(event)).toEqual({ count: 1 });
    await expect(broken(event)).rejects.toThrow(RangeError);
  });

  it.each([[{ words: "a" }], [null], ["text"]])("says which input is not in the event %j", async (given) => {
    await expect(lambdaHandler(() => ({ count: 1 }), manifest)(given)).rejects.toMatchObject({
      issues: expect.arrayContaining([
        expect.objectContaining({ code: "FUNCTION_INPUT_MISSING", path: ["inputs", "rows"] }),
      ]),
    });
  });

  it.each([
    ["Integer", undefined],
    ["Integer", null],
    ["Integer", 0.5],
    ["Integer", "1"],
    ["Float", Number.NaN],
    ["Boolean", "true"],
    ["String", 5],
    ["String", "x".repeat(1025)],
  ] as const)("refuses as %s: %j", async (type, value) => {
    const handler = lambdaHandler(() => ({ count: value }), { ...manifest, returns: { count: type } });
    await expect(handler(event)).rejects.toMatchObject({
      issues: [{ code: "FUNCTION_RETURN_INVALID", path: ["returns", "count"] }],
    });
  });

  it("needs no answer where none is declared", async () => {
    expect(await lambdaHandler(() => {}, { inputs: {}, outputs: [], reports: {} })({})).toEqual({});
  });
});
