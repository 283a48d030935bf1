import { expect, it } from "vitest";
import { z } from "zod";
import { branch } from "./branch.ts";
import { equals } from "./conditions.ts";
import { execution } from "./execution.ts";
import { pipeline } from "./pipeline.ts";
import { report } from "./report.ts";
import { reportMismatches } from "./report-mismatches.ts";
import { step } from "./step.ts";

const shape = z.object({ rmse: z.number(), rows: z.array(z.int()) });
const evaluate = step.fn("Evaluate", {
  reports: { metrics: report({ output: "metrics", file: "metrics.json", shape }) },
  run: async () => ({ metrics: { rmse: 1, rows: [] } }),
});
const measured = pipeline("Measured", { steps: [evaluate] });

it("finds nothing wrong with a report that fits its shape", () => {
  expect(reportMismatches(measured, "Evaluate", "metrics", { rmse: 1.5, rows: [3] })).toEqual([]);
});

it("names every place that does not fit", () => {
  expect(reportMismatches(measured, "Evaluate", "metrics", { rmse: "low", rows: [1, 2.5] })).toEqual([
    expect.stringMatching(/^rmse: .*number/),
    expect.stringMatching(/^rows\.1: .*int/),
  ]);
});

it("has nothing to say of steps and reports that the pipeline lacks", () => {
  expect(reportMismatches(measured, "Train", "metrics", 1)).toEqual([]);
  expect(reportMismatches(measured, "Evaluate", "other", 1)).toEqual([]);
});

it("checks the report of a copy that was made for a joined value", () => {
  const gate = branch("Gate", { conditions: [equals(execution.pipelineName, "Measured")] });
  const copied = step.fn("Copied", {
    inputs: { side: gate.join("if", "else") },
    reports: { metrics: report({ output: "metrics", file: "metrics.json", shape }) },
    run: async () => ({ metrics: { rmse: 1, rows: [] } }),
  });
  const joined = pipeline("Measured", { steps: [gate, copied] });
  expect(reportMismatches(joined, "Copied-Else", "metrics", { rmse: 1.5, rows: [3] })).toEqual([]);
  expect(reportMismatches(joined, "Copied-If", "metrics", { rows: [3] })).toHaveLength(1);
});
