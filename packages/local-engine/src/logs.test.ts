import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import {
  type Behaviour,
  fail,
  fakeEngine,
  processing,
  requestOf,
  succeed,
  untilStopped,
} from "../test/engine-fixture.ts";
import type { LogLine } from "./logs.ts";

/** A job that writes to its log. */
const saying =
  (text: string): Behaviour =>
  (job) => {
    mkdirSync(dirname(job.logFile), { recursive: true });
    writeFileSync(job.logFile, text);
    return succeed(job);
  };

async function all(lines: AsyncIterable<LogLine>): Promise<readonly string[]> {
  const texts: string[] = [];
  for await (const { step, line } of lines) texts.push(`${step}: ${line}`);
  return texts;
}

describe("followLogs", () => {
  it("hands out what was written, in the order of starts, an unfinished last line included", async () => {
    const { run, engine } = await fakeEngine({
      maxParallelSteps: 1,
      behaviours: { A: saying("one\r\ntwo\n\nfour"), B: saying("ö\n") },
    });
    const { executionArn } = await run({ steps: [processing("A"), processing("B"), processing("Silent")] });

    expect(await all(engine.followLogs(executionArn))).toEqual([
      "A: one",
      "A: two",
      "A: ",
      "A: four",
      "B: ö",
    ]);
    expect(await all(engine.followLogs(executionArn, { step: "B" }))).toEqual(["B: ö"]);
  });

  it("holds every attempt, and names the file of each", async () => {
    let attempt = 0;
    const { run, engine } = await fakeEngine({
      behaviours: {
        async A(job) {
          const outcome = await saying(`run ${++attempt}\n`)(job);
          return attempt === 1 ? fail("no") : outcome;
        },
      },
    });
    const { executionArn } = await run({ steps: [processing("A")] });
    await (await engine.resume(executionArn)).done;

    expect(await all(engine.followLogs(executionArn))).toEqual(["A: run 1", "A: run 2"]);
    expect(engine.logFile(executionArn, "A")).toMatch(/A-2\.log$/);
    expect(engine.logFile(executionArn, "A", 1)).toMatch(/A-1\.log$/);
    expect(engine.logFile(executionArn, "A", 3)).toBeUndefined();
    expect(engine.logFile(executionArn, "../A")).toBeUndefined();
  });

  it("follows a running execution to its end, half lines and half characters too", async () => {
    let log = "";
    const { engine } = await fakeEngine({
      behaviours: {
        async A(job) {
          log = job.logFile;
          await saying("first\nsec")(job);
          return untilStopped(job);
        },
      },
    });
    const execution = await engine.start(requestOf([processing("A")]));
    const texts: string[] = [];
    const bytes = Buffer.from("ond ü\n");

    for await (const { line } of engine.followLogs(execution.executionArn, { follow: true })) {
      texts.push(line);
      if (line === "first") {
        appendFileSync(log, bytes.subarray(0, 5));
        setTimeout(() => appendFileSync(log, bytes.subarray(5)), 150);
      }
      if (line === "second ü") execution.stop();
    }

    expect(texts).toEqual(["first", "second ü"]);
  });

  it("ends when its signal is aborted", async () => {
    const { engine } = await fakeEngine({ behaviours: { A: untilStopped } });
    const execution = await engine.start(requestOf([processing("A")]));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);

    expect(
      await all(engine.followLogs(execution.executionArn, { follow: true, signal: controller.signal })),
    ).toEqual([]);
  });

  it("hands out a line without an end in pieces", async () => {
    const { run, engine } = await fakeEngine({ behaviours: { A: saying("x".repeat(300_000)) } });
    const { executionArn } = await run({ steps: [processing("A")] });

    const lines = await all(engine.followLogs(executionArn));

    expect(lines.map((line) => line.slice(3)).join("")).toBe("x".repeat(300_000));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(140_000);
  });
});
