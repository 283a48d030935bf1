import type { StepRecord } from "@sagewright/local-engine";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type LiveModel, liveFrame } from "./live-frame.ts";
import { textWidth } from "./text-width.ts";

const START = "2026-01-01T00:00:00.000Z";
const NOW = Date.parse(START) + 12_000;
const plain = (_: unknown, text: string) => text;

function record(name: string, status: StepRecord["status"], more: Partial<StepRecord> = {}): StepRecord {
  return { name, type: "Processing", status, startTime: START, attempts: 1, ...more };
}

function model(names: readonly string[], records: readonly StepRecord[], ended = false): LiveModel {
  return {
    title: "Penguins k3x9",
    startTime: START,
    steps: names.map((name) => ({ name, depth: name.startsWith("In") ? 1 : 0 })),
    records: new Map(records.map((each) => [each.name, each])),
    ended,
  };
}

const frame = (of: LiveModel, columns = 80, rows = 24) => liveFrame(of, { columns, rows }, NOW, plain);

it("shows every state with its time", () => {
  const end = { endTime: "2026-01-01T00:00:02.500Z" };
  const records = [
    record("Done", "Succeeded", end),
    record("Cached", "Succeeded", { ...end, cacheHit: { sourceExecutionArn: "arn" } }),
    record("Old", "Succeeded", { ...end, selectiveExecution: { sourceExecutionArn: "arn/execution/k2" } }),
    record("Busy", "Executing"),
    record("Again", "Starting", { attempts: 2, failureReason: "throttled" }),
    record("Bad", "Failed", { ...end, failureReason: "no\nrows" }),
  ];
  expect(frame(model(["Done", "Cached", "Old", "Busy", "Again", "Bad", "Later", "Inner"], records))).toEqual([
    "Penguins k3x9  4/8  12 s",
    " ✓ Done     done      2.5 s",
    " ✓ Cached   cached  ",
    " ✓ Old      reused    from k2",
    " ⠋ Busy     running   12 s",
    " ⠋ Again    retrying  12 s  attempt 2  throttled",
    " ✗ Bad      failed    2.5 s  no rows",
    " · Later    waiting ",
    " ·   Inner  waiting ",
  ]);
});

it("says at the end what was not run", () => {
  expect(frame(model(["Later"], [], true)).at(-1)).toBe(" – Later  not run ");
});

it("shows what matters where there are more steps than rows, and counts the rest", () => {
  const names = Array.from({ length: 40 }, (_, index) => `Step${index}`);
  const records = names
    .slice(0, 30)
    .map((name, index) =>
      index === 25
        ? record(name, "Executing")
        : record(name, "Succeeded", { endTime: new Date(NOW + index).toISOString() }),
    );
  const lines = frame(model(names, records), 80, 9);
  expect(lines).toHaveLength(7);
  expect(lines[1]).toContain("Step25  running");
  expect(lines[2]).toContain("Step30  waiting");
  expect(lines.at(-1)).toBe("  … 35 more: 29 done, 6 waiting");
});

it("fits every screen", () => {
  const names = Array.from({ length: 30 }, (_, index) => `${"Long".repeat(index)}${index}`);
  const records = names.map((name) => record(name, "Failed", { failureReason: "because ".repeat(20) }));
  fc.assert(
    fc.property(fc.integer({ min: 11, max: 200 }), fc.integer({ min: 5, max: 60 }), (columns, rows) => {
      const lines = frame(model(names, records), columns, rows);
      expect(lines.length).toBeLessThan(rows);
      expect(Math.max(...lines.map(textWidth))).toBeLessThan(columns);
    }),
  );
});
