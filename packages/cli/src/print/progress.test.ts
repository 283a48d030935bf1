import type { StepRecord } from "@sagewright/local-engine";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { liveProgress, plainProgress } from "./progress.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-01-01T00:00:02.000Z") });
  vi.stubEnv("NO_COLOR", "1");
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const options = {
  title: "Penguins k3x9",
  startTime: "2026-01-01T00:00:00.000Z",
  steps: [
    { name: "Train", depth: 0 },
    { name: "Register", depth: 1 },
  ],
};
const running: StepRecord = {
  name: "Train",
  type: "Training",
  status: "Executing",
  startTime: "2026-01-01T00:00:01.000Z",
  attempts: 1,
};

function terminal() {
  let written = "";
  return {
    isTTY: true,
    columns: 60,
    rows: 20,
    on: vi.fn(),
    off: vi.fn(),
    write: (text: string) => {
      written += text;
      return true;
    },
    taken: () => {
      const text = written;
      written = "";
      return text;
    },
  };
}

it("tells each change once, with its time, in plain lines", () => {
  const stream = terminal();
  const progress = plainProgress(stream, options);
  progress.update(running);
  progress.update(running);
  progress.update({
    ...running,
    status: "Failed",
    endTime: "2026-01-01T00:00:02.000Z",
    failureReason: "no rows",
  });
  progress.update({
    ...running,
    name: "Load",
    status: "Succeeded",
    endTime: "2026-01-01T00:00:01.000Z",
    selectiveExecution: { sourceExecutionArn: "arn/execution/k2" },
  });
  progress.end();
  const time = "2026-01-01T00:00:02.000Z";
  expect(stream.taken().split("\n")).toEqual([
    `${time} Penguins k3x9`,
    `${time} Train running`,
    `${time} Train failed in 1.0 s: no rows`,
    `${time} Load reused from k2`,
    `${time} not run: Register`,
    "",
  ]);
});

it("redraws by the clock, and leaves the last state and the cursor behind", () => {
  const stream = terminal();
  const progress = liveProgress(stream as never, options);
  const first = stream.taken();
  expect(first.startsWith("\x1b[?25l")).toBe(true);
  expect(first).toContain("Penguins k3x9  0/2  2.0 s");
  progress.update(running);
  vi.advanceTimersByTime(1000);
  expect(stream.taken()).toMatch(/Train {7}running {3}1\.1 s.*Train {7}running {3}2\.0 s/s);
  progress.say("Stopping");
  expect(stream.taken()).toContain("\x1b[0JStopping\n");
  progress.update({ ...running, name: "Unforeseen" });
  progress.end();
  const last = stream.taken();
  expect(last).toContain("Register  not run");
  expect(last).toContain("Unforeseen");
  expect(last.endsWith("\x1b[?25h")).toBe(true);
  vi.advanceTimersByTime(1000);
  expect(stream.taken()).toBe("");
});
