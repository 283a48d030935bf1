import { describe, expect, it } from "vitest";
import { z } from "zod";
import { equals, execution, pipeline, report, step } from "../index.ts";
import { functionOf } from "./function-of.ts";
import type { FunctionContext } from "./manifest.ts";

const Metrics = z.object({
  rmse: z.number(),
  folds: z.array(z.object({ r2: z.number() })),
  unit: z.string().default("g"),
});

const evaluate = (returned: unknown) =>
  step.fn("Evaluate", {
    reports: { metrics: report({ output: "evaluation", file: "metrics.json", shape: Metrics }) },
    run: async () => ({ metrics: returned as z.input<typeof Metrics> }),
  });

const context: FunctionContext = { inputs: {}, outputs: {}, log: () => {} };
const runOf = (steps: Parameters<typeof pipeline>[1]["steps"], name: string): Promise<unknown> =>
  Promise.resolve(functionOf(pipeline("P", { steps }), name)(context as never));

describe("functionOf", () => {
  it("finds the function of a step, in a branch too", async () => {
    const first = step.fn("First", { run: () => "first" });
    const second = step.fn("Second", { run: () => "second" });
    const gate = step.condition("Gate", {
      conditions: [equals(execution.pipelineName, "P")],
      elseSteps: [second],
    });

    expect(await runOf([first, gate], "Second")).toBe("second");
  });

  it("hands the context on", async () => {
    const echo = step.fn("Echo", { outputs: ["model"], run: ({ outputs }) => outputs });
    const run = functionOf(pipeline("P", { steps: [echo] }), "Echo");

    expect(await run({ ...context, outputs: { model: "/m" } } as never)).toEqual({ model: "/m" });
  });

  it("names the function steps when there is none of that name", () => {
    const raw = step.condition("Gate", { conditions: [equals(execution.pipelineName, "P")] });

    expect(() => functionOf(pipeline("P", { steps: [evaluate({}), raw] }), "Gate")).toThrow(
      /FUNCTION_NOT_FOUND.*"P" has no function step "Gate".*Evaluate/s,
    );
  });

  it("completes a report by its shape, and keeps what the shape does not name", async () => {
    const returned = { rmse: 3, folds: [{ r2: 0.5, rows: 7 }], extra: [1] };

    expect(await runOf([evaluate(returned)], "Evaluate")).toEqual({
      metrics: { rmse: 3, folds: [{ r2: 0.5, rows: 7 }], extra: [1], unit: "g" },
    });
  });

  it("refuses a report that is not of its shape, with every mismatch", async () => {
    const run = runOf([evaluate({ rmse: "3", folds: [{ r2: Number.NaN }] })], "Evaluate");

    await expect(run).rejects.toMatchObject({
      issues: [
        { code: "FUNCTION_REPORT_MISMATCH", path: ["reports", "metrics", "rmse"] },
        { code: "FUNCTION_REPORT_MISMATCH", path: ["reports", "metrics", "folds", 0, "r2"] },
      ],
    });
    await expect(run).rejects.toThrow('Step "Evaluate", report "metrics": folds.0.r2 is not of its shape');
  });

  it("leaves what is not an object, and reports that are missing, to the writer of reports", async () => {
    const nothing = step.fn("Nothing", { run: () => undefined });

    expect(await runOf([nothing], "Nothing")).toBeUndefined();
    expect(await runOf([evaluate(undefined)], "Evaluate")).toEqual({ metrics: undefined });
  });
});
