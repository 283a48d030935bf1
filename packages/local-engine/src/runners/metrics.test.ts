import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lastValues, metricsOf } from "./metrics.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "metrics-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function values(log: string, ...regexes: string[]) {
  writeFileSync(join(root, "log"), log);
  const found = await lastValues(
    join(root, "log"),
    regexes.map((regex) => ({ name: regex, regex, flags: "" })),
  );
  return found && Object.fromEntries(found);
}

describe("lastValues", () => {
  it("takes the last number that the first group holds", async () => {
    expect(await values("a=1\na=2 a=3e-2\r\na=nothing\n", "a=(\\S+)", "b=(\\d)", "a=\\d")).toEqual({
      "a=(\\S+)": 0.03,
    });
  });

  it("reads a last line without an end, and one that crosses chunks", async () => {
    const filler = `${"x".repeat(65_530)}\n`;

    expect(await values(`${filler}value=0.125 more\n${filler}last=7`, "value=(\\S+)", "last=(\\d+)")).toEqual(
      {
        "value=(\\S+)": 0.125,
        "last=(\\d+)": 7,
      },
    );
  });

  it("looks at the first 16 KB of a line", async () => {
    expect(await values(`a=1\n${"x".repeat(20_000)}a=2\n`, "a=(\\d)")).toEqual({ "a=(\\d)": 1 });
  });

  it("gives up on a pattern that backtracks without end", async () => {
    expect(await values(`${"a".repeat(100)}b\n`, "((a+)+)$")).toBeUndefined();
  });

  it("needs no log where there are no metrics", async () => {
    expect(await lastValues(join(root, "none"), [])).toEqual(new Map());
  });
});

describe("metricsOf", () => {
  const request = (Regex: string) => ({
    AlgorithmSpecification: { MetricDefinitions: [{ Name: "m", Regex }] },
  });

  it("understands how Python names groups", () => {
    const [metric] = metricsOf("Train", request("(?P<value>\\d+)"));

    expect(metric).toEqual({ name: "m", regex: "(?<value>\\d+)", flags: "" });
  });

  it("understands flags that stand before the pattern", async () => {
    writeFileSync(join(root, "log"), "RMSE=4\n");

    const found = await lastValues(join(root, "log"), metricsOf("Train", request("(?i)rmse=(\\d+)")));

    expect(found).toEqual(new Map([["m", 4]]));
  });

  it("refuses what is no regular expression", () => {
    expect(() => metricsOf("Train", request("("))).toThrow("METRIC_REGEX_INVALID");
  });
});
