import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mlFolder, startFunction } from "./start-function.fixture.ts";

const ml = mlFolder();

describe("reports that are wrong", () => {
  const manifest = {
    outputs: ["evaluation"],
    reports: {
      metrics: { output: "evaluation", file: "metrics.json" },
      other: { output: "evaluation", file: "o.json" },
    },
  };

  it.each([
    [
      "not returned",
      `() => ({ other: 1 })`,
      "FUNCTION_REPORT_MISSING",
      'did not return its report "metrics"',
    ],
    ["nothing returned", `() => {}`, "FUNCTION_REPORT_MISSING", 'did not return its report "metrics"'],
    [
      "NaN inside",
      `() => ({ other: 1, metrics: { folds: [{ rmse: 1 }, { "r 2": 0 / 0 }] } })`,
      "FUNCTION_REPORT_INVALID",
      'report "metrics": folds[1]["r 2"] is NaN.',
    ],
    ["Infinity", `() => ({ other: 1, metrics: 1 / 0 })`, "FUNCTION_REPORT_INVALID", "the value is Infinity."],
    ["a bigint", `() => ({ other: 1, metrics: { n: 1n } })`, "FUNCTION_REPORT_INVALID", "n is a bigint."],
    [
      "a function",
      `() => ({ other: 1, metrics: { n() {} } })`,
      "FUNCTION_REPORT_INVALID",
      "n is a function.",
    ],
    ["a hole", `() => ({ other: 1, metrics: [1, , 3] })`, "FUNCTION_REPORT_INVALID", "[1] is undefined."],
    [
      "a Map",
      `() => ({ other: 1, metrics: new Map() })`,
      "FUNCTION_REPORT_INVALID",
      "is a Map, not a plain object.",
    ],
    [
      "a Date",
      `() => ({ other: 1, metrics: { at: new Date(0) } })`,
      "FUNCTION_REPORT_INVALID",
      "at is a Date,",
    ],
    [
      "a tensor",
      `() => ({ other: 1, metrics: new Float32Array(2) })`,
      "FUNCTION_REPORT_INVALID",
      "is a Float32Array,",
    ],
    [
      "a cycle",
      `() => { const metrics = { a: {} }; metrics.a.b = metrics; return { other: 1, metrics }; }`,
      "FUNCTION_REPORT_INVALID",
      "a.b contains itself.",
    ],
    [
      "too deep",
      `() => { let metrics = 1; for (let i = 0; i < 100_000; i += 1) metrics = [metrics]; return { other: 1, metrics }; }`,
      "FUNCTION_REPORT_INVALID",
      "is nested deeper than 500 levels.",
    ],
    [
      "unknown",
      `() => ({ other: 1, metrics: 1, metric: 2 })`,
      "FUNCTION_REPORT_UNKNOWN",
      'returned "metric"',
    ],
  ])("refuses one that is wrong (%s) and writes none", async (_, run, code, text) => {
    const ended = await startFunction(ml(), run, manifest);

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(`${code}: Step "Score"`);
    expect(ended.stderr).toContain(text);
    expect(ended.message).toContain(text);
    expect(existsSync(ml("processing/output/evaluation/other.json"))).toBe(false);
    expect(existsSync(ml("processing/output/evaluation/metrics.json"))).toBe(false);
  });

  it("does not list a million mistakes", async () => {
    const ended = await startFunction(
      ml(),
      `() => ({ other: 1, metrics: new Array(1_000_000).fill(NaN) })`,
      manifest,
    );

    expect(ended.stderr.trimEnd().split("\n")).toHaveLength(10);
  });

  it.each(["../../escaped.json", "/escaped.json", "."])("never writes to %j", async (file) => {
    const ended = await startFunction(ml(), `() => ({ metrics: 1 })`, {
      outputs: ["evaluation"],
      reports: { metrics: { output: "evaluation", file } },
    });

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("FUNCTION_REPORT_OUTSIDE_OUTPUT");
    expect(existsSync(ml("processing/escaped.json"))).toBe(false);
  });
});
