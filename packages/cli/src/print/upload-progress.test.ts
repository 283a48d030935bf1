import { expect, it } from "vitest";
import { liveUploads, plainUploads } from "./upload-progress.ts";

const screen = (columns: number) => {
  const written: string[] = [];
  return { isTTY: true, columns, written, write: (text: string) => written.push(text) > 0 } as const;
};

it("draws what is sent of what is missing, under a line for each object", () => {
  const terminal = screen(80);
  const progress = liveUploads(terminal as never);

  progress.missing(2048);
  progress.missing(1024);
  progress.sent(2048);
  progress.uploaded("s3://b/one", 2048);
  progress.end();

  const text = terminal.written.join("");
  expect(text).toContain("uploaded s3://b/one (2.0 KiB)\n");
  expect(text).toContain("1 of 2 files, 2.0 KiB of 3.0 KiB");
});

it("is never wider than the terminal", () => {
  const terminal = screen(20);
  const progress = liveUploads(terminal as never);

  progress.missing(1024);
  progress.uploaded("s3://b/o", 1024);
  progress.end();

  const frames = terminal.written.filter((text) => text.includes("files"));
  expect(frames).toHaveLength(1);
  for (const frame of frames)
    expect(frame.split("\x1b").join("").replace(/\[\w*/g, "").trim().length).toBeLessThan(20);
});

it("writes one line for each object elsewhere, and nothing where nothing is missing", () => {
  const file = screen(80);
  const progress = plainUploads(file as never);

  progress.missing(5);
  progress.sent(5);
  progress.uploaded("s3://b/one", 5);
  progress.end();

  expect(file.written).toEqual(["uploaded s3://b/one (5 B)\n"]);
});
