import {
  type CloudWatchLogsClient,
  DescribeLogStreamsCommand,
  type FilteredLogEvent,
  GetLogEventsCommand,
  paginateFilterLogEvents,
} from "@aws-sdk/client-cloudwatch-logs";
import type { LogLine } from "@sagewright/local-engine";
import { awsCall } from "./aws-call.ts";
import type { JobLog } from "./job-log.ts";
import { isMissing } from "./missing.ts";
import type { StreamPrefix } from "./stream-prefix.ts";

/** Reads logs bit by bit, each line once. */
export interface LogReader {
  /** Lines that were not there at the last look. */
  newLines(logs: readonly JobLog[]): AsyncIterable<LogLine>;
  /** The last lines of one log. */
  lastLines(log: JobLog, count: number): Promise<readonly string[]>;
}

interface PlacedLog extends JobLog {
  /** Names of its streams begin so. */
  readonly prefix?: string;
}

/** What was read last of a log. */
interface Cursor {
  latest: number;
  /** Events near the latest, by their time: what comes late is older than what was read. */
  readonly seen: Map<string, number>;
}

/** Milliseconds by which lines may come late. */
const OVERLAP = 30_000;
/** Streams of one step that the last lines are taken from, one for each machine. */
const STREAMS = 4;
/** Of one stream, looked at for its last lines. */
const PAGES = 20;

export function logReader(client: CloudWatchLogsClient, prefixOf: StreamPrefix): LogReader {
  const cursors = new Map<string, Cursor>();

  const placed = async (log: JobLog): Promise<PlacedLog> =>
    log.job === undefined ? log : { ...log, prefix: await prefixOf(log.job) };

  async function* newOf(log: PlacedLog): AsyncIterable<LogLine> {
    const key = `${log.group} ${log.prefix ?? log.from} ${log.step}`;
    const cursor = cursors.get(key) ?? { latest: 0, seen: new Map<string, number>() };
    cursors.set(key, cursor);
    const startTime = Math.max(log.from ?? 0, cursor.latest - OVERLAP);
    for await (const events of pages(client, log, startTime)) {
      for (const { eventId = "", timestamp = 0, message = "" } of events) {
        if (cursor.seen.has(eventId)) continue;
        cursor.seen.set(eventId, timestamp);
        cursor.latest = Math.max(cursor.latest, timestamp);
        yield* linesOf(message).map((line) => ({ step: log.step, line }));
      }
    }
    for (const [id, timestamp] of cursor.seen)
      if (timestamp < cursor.latest - OVERLAP) cursor.seen.delete(id);
  }

  return {
    async *newLines(logs) {
      for (const log of logs) yield* newOf(await placed(log));
    },
    lastLines: async (log, count) => lastLines(client, await placed(log), count),
  };
}

const linesOf = (message: string): readonly string[] => message.replace(/\r?\n$/, "").split(/\r?\n|\r/);

const call = <T>(operation: string, { group }: JobLog, send: () => Promise<T>): Promise<T> =>
  awsCall({ action: `logs:${operation}`, resource: `log-group:${group}` }, send);

async function* pages(
  client: CloudWatchLogsClient,
  log: PlacedLog,
  startTime: number,
): AsyncIterable<readonly FilteredLogEvent[]> {
  const request = {
    logGroupName: log.group,
    ...(log.prefix === undefined ? {} : { logStreamNamePrefix: log.prefix }),
    ...(startTime > 0 ? { startTime } : {}),
    ...(log.until === undefined ? {} : { endTime: log.until }),
  };
  const all = paginateFilterLogEvents({ client }, request)[Symbol.asyncIterator]();
  for (;;) {
    const page = await call("FilterLogEvents", log, async () => {
      try {
        return await all.next();
      } catch (error) {
        // A group is made with its first line.
        if (isMissing(error)) return { done: true, value: undefined } as const;
        throw error;
      }
    });
    if (page.done) return;
    yield page.value.events ?? [];
  }
}

async function lastLines(
  client: CloudWatchLogsClient,
  log: PlacedLog,
  count: number,
): Promise<readonly string[]> {
  const events =
    log.prefix === undefined
      ? await lastOfGroup(client, log, count)
      : await lastOfStreams(client, log, log.prefix, count);
  return [...events]
    .sort((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0))
    .flatMap(({ message = "" }) => linesOf(message))
    .slice(-count);
}

type Events = readonly FilteredLogEvent[];

/** Streams of a function are nobody's: what was written while the step ran is taken, in whichever. */
async function lastOfGroup(client: CloudWatchLogsClient, log: PlacedLog, count: number): Promise<Events> {
  let last: Events = [];
  for await (const events of pages(client, log, log.from ?? 0)) last = [...last, ...events].slice(-count);
  return last;
}

async function lastOfStreams(
  client: CloudWatchLogsClient,
  log: PlacedLog,
  logStreamNamePrefix: string,
  count: number,
): Promise<Events> {
  const logGroupName = log.group;
  const logStreams = await call("DescribeLogStreams", log, async () => {
    try {
      const request = { logGroupName, logStreamNamePrefix, limit: STREAMS };
      return (await client.send(new DescribeLogStreamsCommand(request))).logStreams ?? [];
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  });
  const events = await Promise.all(
    logStreams.map(({ logStreamName = "" }) => lastOfStream(client, log, logStreamName, count)),
  );
  return events.flat();
}

/** A page may be empty though there are lines before it; that with the same token again is the first. */
async function lastOfStream(
  client: CloudWatchLogsClient,
  log: PlacedLog,
  logStreamName: string,
  count: number,
): Promise<Events> {
  let found: Events = [];
  let nextToken: string | undefined;
  for (let page = 0; page < PAGES && found.length < count; page++) {
    const request = { logGroupName: log.group, logStreamName, limit: count, startFromHead: false, nextToken };
    const { events = [], nextBackwardToken } = await call("GetLogEvents", log, () =>
      client.send(new GetLogEventsCommand(request)),
    );
    found = [...events, ...found];
    if (nextBackwardToken === undefined || nextBackwardToken === nextToken) break;
    nextToken = nextBackwardToken;
  }
  return found;
}
