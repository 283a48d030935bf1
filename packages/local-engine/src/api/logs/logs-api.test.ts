import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { JsonObject } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { fakeEngine, processing } from "../../../test/engine-fixture.ts";

const GROUP = "/aws/sagemaker/ProcessingJobs";
const START = Date.UTC(2026, 0, 1);

/** An engine that has run a step for each of the logs. */
async function ran(logs: Readonly<Record<string, string>>) {
  const { engine, run, jobs } = await fakeEngine({
    behaviours: Object.fromEntries(
      Object.entries(logs).map(([name, log]) => [
        name,
        ({ logFile, arguments: properties }) => {
          mkdirSync(dirname(logFile), { recursive: true });
          writeFileSync(logFile, log);
          return { status: "Succeeded", properties };
        },
      ]),
    ),
  });
  for (const name of Object.keys(logs)) await run({ steps: [processing(name)] });
  const server = await engine.serve({ port: 0 });
  const call = async (operation: string, input: JsonObject): Promise<JsonObject> => {
    const answer = await fetch(server.endpoint, {
      method: "POST",
      headers: { "x-amz-target": `Logs_20140328.${operation}` },
      body: JSON.stringify({ logGroupName: GROUP, ...input }),
    });
    return (await answer.json()) as JsonObject;
  };
  const streams = jobs.map(({ jobName }) => `${jobName}/algo-1-${START / 1000}`);
  const messagesIn = ({ events }: JsonObject) =>
    (events as readonly JsonObject[]).map(({ message }) => message);
  return { call, streams, messagesIn };
}

describe("GetLogEvents", () => {
  it("goes through a log from its start, and gives the same token at the end", async () => {
    const { call, streams, messagesIn } = await ran({ A: "one\ntwo\r\n\nthree\nrest" });
    const log = { logStreamName: streams[0] ?? "" };

    const first = await call("GetLogEvents", { ...log, startFromHead: true, limit: 2 });
    const second = await call("GetLogEvents", { ...log, nextToken: first.nextForwardToken ?? "" });
    const end = await call("GetLogEvents", { ...log, nextToken: second.nextForwardToken ?? "" });

    expect([messagesIn(first), messagesIn(second), messagesIn(end)]).toEqual([
      ["one", "two"],
      ["three", "rest"],
      [],
    ]);
    expect(end.nextForwardToken).toBe(second.nextForwardToken);
    expect(second.events).toEqual([
      { timestamp: START + 3, message: "three", ingestionTime: START + 3 },
      { timestamp: START + 4, message: "rest", ingestionTime: START + 4 },
    ]);
  });

  it("gives the last lines first, and goes back from them", async () => {
    const { call, streams, messagesIn } = await ran({ A: "one\ntwo\nthree\n" });
    const log = { logStreamName: streams[0] ?? "", limit: 2 };

    const last = await call("GetLogEvents", log);
    const before = await call("GetLogEvents", { ...log, nextToken: last.nextBackwardToken ?? "" });
    const start = await call("GetLogEvents", { ...log, nextToken: before.nextBackwardToken ?? "" });

    expect([messagesIn(last), messagesIn(before), messagesIn(start)]).toEqual([
      ["two", "three"],
      ["one"],
      [],
    ]);
    expect(start.nextBackwardToken).toBe(before.nextBackwardToken);
  });

  it("keeps to the times that were asked for", async () => {
    const { call, streams, messagesIn } = await ran({ A: "0\n1\n2\n3\n" });
    const log = { logStreamName: streams[0] ?? "" };

    const within = await call("GetLogEvents", { ...log, startTime: START + 1, endTime: START + 3 });

    expect(messagesIn(within)).toEqual(["1", "2"]);
  });

  it("cuts lines that are too long, and no character", async () => {
    const line = "ü".repeat(150_000);
    const { call, streams, messagesIn } = await ran({ A: `${line}\n` });

    const messages = messagesIn(await call("GetLogEvents", { logStreamName: streams[0] ?? "" }));

    expect(messages).toHaveLength(2);
    expect(messages.join("")).toBe(line);
  });

  it.each([
    [{ logStreamName: "none" }, "ResourceNotFoundException"],
    [{ logGroupName: "/aws/sagemaker/TrainingJobs", logStreamName: "none" }, "ResourceNotFoundException"],
    [{ logGroupName: "constructor", logStreamName: "none" }, "ResourceNotFoundException"],
  ])("does not find %j", async (input, type) => {
    const { call } = await ran({ A: "one\n" });

    expect(await call("GetLogEvents", input)).toMatchObject({ __type: type });
  });

  it.each([[{ nextToken: "x" }], [{ limit: 0 }], [{ limit: 10_001 }], [{ logGroupIdentifier: GROUP }]])(
    "refuses %j",
    async (input) => {
      const { call, streams } = await ran({ A: "one\n" });

      const answer = await call("GetLogEvents", { logStreamName: streams[0] ?? "", ...input });

      expect(answer).toMatchObject({ __type: "InvalidParameterException" });
    },
  );
});

describe("FilterLogEvents", () => {
  it("merges logs by time, a page at a time", async () => {
    const { call, streams, messagesIn } = await ran({ A: "a0\na1\na2\n", B: "b0\nb1\nb2\n" });
    const names = streams.toSorted();
    const pages: JsonObject[] = [];
    do {
      const { nextToken } = pages.at(-1) ?? {};
      pages.push(
        await call("FilterLogEvents", { limit: 4, ...(nextToken === undefined ? {} : { nextToken }) }),
      );
    } while (pages.at(-1)?.nextToken !== undefined);

    const order = names[0] === streams[0] ? ["a", "b"] : ["b", "a"];
    expect(pages.map(messagesIn)).toEqual([
      [0, 1].flatMap((time) => order.map((name) => name + time)),
      order.map((name) => `${name}2`),
    ]);
  });

  it.each([
    ["error", ["error: disk full", "an error"]],
    ["error -disk", ["an error"]],
    ['"disk full"', ["error: disk full"]],
    ["?warning ?disk", ["error: disk full", "warning: slow"]],
    ["", ["error: disk full", "warning: slow", "an error"]],
  ])("finds terms: %s", async (filterPattern, found) => {
    const { call, messagesIn } = await ran({ A: "error: disk full\nwarning: slow\nan error\n" });

    expect(messagesIn(await call("FilterLogEvents", { filterPattern }))).toEqual(found);
  });

  it("looks into the streams that are named", async () => {
    const { call, streams, messagesIn } = await ran({ A: "a\n", B: "b\n" });
    const [first = "", second = ""] = streams;

    expect(messagesIn(await call("FilterLogEvents", { logStreamNames: [second] }))).toEqual(["b"]);
    expect(messagesIn(await call("FilterLogEvents", { logStreamNamePrefix: first }))).toEqual(["a"]);
    expect(await call("FilterLogEvents", { logStreamNames: ["none"] })).toMatchObject({
      __type: "ResourceNotFoundException",
    });
    expect(await call("FilterLogEvents", { filterPattern: "{ $.a = 1 }" })).toMatchObject({
      __type: "InvalidParameterException",
    });
  });
});

describe("DescribeLogStreams", () => {
  it("lists streams by name, a page at a time", async () => {
    const { call, streams } = await ran({ A: "a\n", B: "", C: "c\n" });
    const namesIn = ({ logStreams }: JsonObject) =>
      (logStreams as readonly JsonObject[]).map(({ logStreamName }) => logStreamName);

    const first = await call("DescribeLogStreams", { limit: 2 });
    const second = await call("DescribeLogStreams", { limit: 2, nextToken: first.nextToken ?? "" });
    const named = await call("DescribeLogStreams", { logStreamNamePrefix: streams[0] ?? "" });
    const reverse = await call("DescribeLogStreams", { descending: true, orderBy: "LogStreamName" });

    const sorted = streams.toSorted();
    expect([...namesIn(first), ...namesIn(second)]).toEqual(sorted);
    expect(second.nextToken).toBeUndefined();
    expect(namesIn(reverse)).toEqual(sorted.toReversed());
    expect(named.logStreams).toMatchObject([
      { logStreamName: streams[0], creationTime: START, firstEventTimestamp: START, storedBytes: 2 },
    ]);
  });
});
