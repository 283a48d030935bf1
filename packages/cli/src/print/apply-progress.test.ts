import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Message } from "../terraform/message.ts";
import { applyProgressOn } from "./apply-progress.ts";

beforeEach(() => {
  vi.stubEnv("CI", "");
  vi.stubEnv("TERM", "xterm");
  vi.stubEnv("NO_COLOR", "1");
  vi.useFakeTimers();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

const hook = (type: string, addr: string, action: string, seconds = 0) =>
  ({ type, hook: { resource: { addr }, action, elapsed_seconds: seconds } }) as Message;

function screen(isTTY: boolean, columns = 80, rows = 24) {
  const written: string[] = [];
  return { written, isTTY, columns, rows, write: (text: string) => written.push(text) > 0 };
}

it("prints a line for each resource that is done, where there is no terminal", () => {
  const stream = screen(false);
  const progress = applyProgressOn(stream, 3);

  progress.hear(hook("apply_start", "aws_s3_bucket.b", "create"));
  progress.hear(hook("apply_progress", "aws_s3_bucket.b", "create", 10));
  progress.hear(hook("apply_progress", "aws_s3_bucket.b", "create", 30));
  progress.hear(hook("apply_complete", "aws_s3_bucket.b", "create", 42));
  progress.hear(hook("apply_complete", "data.aws_region.r", "read"));
  progress.hear(hook("apply_complete", "aws_sqs_queue.q", "delete", 1));
  progress.hear(hook("apply_errored", "aws_iam_role.r", "update", 1));
  progress.end();

  expect(stream.written.join("")).toBe(
    [
      "still creating aws_s3_bucket.b, 30 s",
      "1 of 3  created aws_s3_bucket.b, 42 s",
      "2 of 3  destroyed aws_sqs_queue.q, 1.0 s",
      "failed aws_iam_role.r",
      "",
    ].join("\n"),
  );
});

it.each([
  [80, 24],
  [40, 6],
])(
  "draws what is under way on a terminal of %d columns and %d rows, and no wider or longer",
  (columns, rows) => {
    const stream = screen(true, columns, rows);
    const progress = applyProgressOn(stream, 56);
    const address = `aws_s3_bucket_server_side_encryption_configuration.${"long".repeat(10)}`;
    for (let at = 0; at < 10; at += 1) progress.hear(hook("apply_start", `${address}${at}`, "create"));
    progress.hear(hook("apply_complete", `${address}0`, "create", 1));
    vi.advanceTimersByTime(3000);

    const last = stripVTControlCharacters(stream.written.at(-1) ?? "").trimEnd();
    progress.end();

    const lines = last.split("\n");
    expect(lines[0]).toBe("1 of 56 done, 3.0 s");
    expect(lines.length).toBeLessThan(rows);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(columns);
    expect(last).toMatch(rows === 6 ? /… 6 more$/ : /creating aws_s3_bucket_server/);
  },
);
