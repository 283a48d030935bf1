import type { CloudWatchLogsClient, FilteredLogEvent } from "@aws-sdk/client-cloudwatch-logs";
import { CloudWatchLogsClient as Client } from "@aws-sdk/client-cloudwatch-logs";
import { expect, it } from "vitest";
import type { JobLog } from "./job-log.ts";
import { logReader } from "./log-reader.ts";

const LOG: JobLog = {
  step: "Train",
  group: "/aws/sagemaker/TrainingJobs",
  job: { kind: "training", arn: "t" },
};

/** The service, as far as a reader asks it: events by time, two a page, and a group that may not be there yet. */
function service(events: FilteredLogEvent[] | undefined): {
  client: CloudWatchLogsClient;
  events: FilteredLogEvent[];
} {
  const all = events ?? [];
  const client = new Client({ region: "eu-west-1", credentials: { accessKeyId: "x", secretAccessKey: "x" } });
  client.middlewareStack.add(
    (_, context) =>
      async ({ input }) => {
        if (events === undefined)
          throw Object.assign(new Error("no group"), { name: "ResourceNotFoundException", $metadata: {} });
        const {
          startTime = 0,
          endTime = Infinity,
          nextToken,
          limit = 99,
          logStreamName,
        } = input as Record<string, never>;
        const metadata = { $metadata: { httpStatusCode: 200 } };
        if (context.commandName === "DescribeLogStreamsCommand")
          return {
            response: {},
            output: {
              logStreams: [{ logStreamName: "t/algo-1" }, { logStreamName: "t/algo-2" }],
              ...metadata,
            },
          } as never;
        const found = all
          .filter(
            ({ timestamp = 0, logStreamName: name }) =>
              timestamp >= startTime &&
              timestamp < endTime &&
              (logStreamName === undefined || name === logStreamName),
          )
          .sort((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0));
        if (context.commandName === "GetLogEventsCommand") {
          // The latest page is empty; the one before it is the first.
          const events = nextToken === undefined ? [] : found.slice(-limit);
          const nextBackwardToken = "first";
          return { response: {}, output: { events, nextBackwardToken, ...metadata } } as never;
        }
        const at = Number(nextToken ?? 0);
        const more = at + 2 < found.length ? { nextToken: String(at + 2) } : {};
        return { response: {}, output: { events: found.slice(at, at + 2), ...more, ...metadata } } as never;
      },
    { step: "initialize" },
  );
  return { client, events: all };
}

const event = (eventId: string, timestamp: number, message: string, logStreamName = "t/algo-1") => ({
  eventId,
  timestamp,
  message,
  logStreamName,
});
const read = async (lines: AsyncIterable<{ readonly line: string }>): Promise<readonly string[]> => {
  const all: string[] = [];
  for await (const { line } of lines) all.push(line);
  return all;
};

it("reads all pages, then only what is new, also where it is older than what was read", async () => {
  const now = 1_790_000_000_000;
  const { client, events } = service([
    event("1", now, "one\n"),
    event("2", now + 5000, "two"),
    event("3", now + 5000, "three\nand more\r\n"),
  ]);
  const reader = logReader(client, async ({ arn }) => `${arn}/`);

  expect(await read(reader.newLines([LOG]))).toEqual(["one", "two", "three", "and more"]);
  expect(await read(reader.newLines([LOG]))).toEqual([]);
  events.push(event("4", now + 2000, "late", "t/algo-2"), event("5", now + 60_000, "five"));
  expect(await read(reader.newLines([LOG]))).toEqual(["late", "five"]);
  expect(await read(reader.newLines([LOG]))).toEqual([]);
});

it("takes the last lines of all machines, by their time", async () => {
  const { client } = service([
    event("1", 1, "one"),
    event("2", 3, "three"),
    event("3", 2, "two", "t/algo-2"),
    event("4", 4, "four", "t/algo-2"),
  ]);
  expect(await logReader(client, async ({ arn }) => `${arn}/`).lastLines(LOG, 3)).toEqual([
    "two",
    "three",
    "four",
  ]);
});

it("finds nothing where nothing was ever written", async () => {
  const reader = logReader(service(undefined).client, async ({ arn }) => `${arn}/`);
  expect(await read(reader.newLines([LOG]))).toEqual([]);
  expect(await reader.lastLines(LOG, 5)).toEqual([]);
});

it("takes the last lines that a function has written while the step ran", async () => {
  const { client } = service([
    event("1", 1, "before"),
    event("2", 10, "one"),
    event("3", 11, "two", "another"),
    event("4", 12, "three"),
    event("5", 20, "after", "a newer one"),
  ]);
  const reader = logReader(client, async () => "");
  const log: JobLog = { step: "Count", group: "/aws/lambda/count", from: 10, until: 13 };
  expect(await reader.lastLines(log, 2)).toEqual(["two", "three"]);
});
