import type {
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
  FilterLogEventsRequest,
  FilterLogEventsResponse,
  GetLogEventsRequest,
  GetLogEventsResponse,
  OutputLogEvent,
} from "@aws-sdk/client-cloudwatch-logs";
import { pageOf, type Service, ServiceError } from "../service.ts";
import type { World } from "../world.ts";

/** The streams of a group by name. */
function streamsOf(world: World, group: string | undefined): [string, OutputLogEvent[]][] {
  const found = [...world.logs].flatMap(([key, events]): [string, OutputLogEvent[]][] => {
    const [name, stream = ""] = key.split(" ");
    return name === group ? [[stream, events]] : [];
  });
  if (found.length === 0) throw missing("log group");
  return found;
}

const missing = (what: string) =>
  new ServiceError("ResourceNotFoundException", `The specified ${what} does not exist.`);

/** `f/12` is the place after twelve events, as the service's tokens are opaque but stay the same at the end. */
const placeOf = (token: string | undefined): number | undefined =>
  token === undefined ? undefined : Number(token.slice(2));

const PAGE = 3;

const operations = {
  GetLogEvents: (
    {
      logGroupName,
      logStreamName,
      nextToken,
      limit = PAGE,
      startFromHead,
      startTime = 0,
    }: GetLogEventsRequest,
    world: World,
  ): GetLogEventsResponse => {
    const events = streamsOf(world, logGroupName)
      .find(([name]) => name === logStreamName)?.[1]
      .filter(({ timestamp = 0 }) => timestamp >= startTime);
    if (events === undefined) throw missing("log stream");
    const from = startFromHead ? 0 : Math.max(0, events.length - limit);
    const start = placeOf(nextToken) ?? from;
    const page = events.slice(start, start + limit);
    return {
      events: page,
      nextForwardToken: `f/${start + page.length}`,
      nextBackwardToken: `b/${Math.max(0, start - limit)}`,
    };
  },
  FilterLogEvents: (
    {
      logGroupName,
      logStreamNames,
      logStreamNamePrefix = "",
      startTime = 0,
      nextToken,
      limit,
    }: FilterLogEventsRequest,
    world: World,
  ): FilterLogEventsResponse => {
    const events = streamsOf(world, logGroupName)
      .filter(([name]) => name.startsWith(logStreamNamePrefix) && (logStreamNames?.includes(name) ?? true))
      .flatMap(([logStreamName, lines]) =>
        lines.map((event, index) => ({ ...event, logStreamName, eventId: `${logStreamName}-${index}` })),
      )
      .filter(({ timestamp = 0 }) => timestamp >= startTime)
      .sort((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0));
    const { items, next } = pageOf(events, nextToken, limit);
    return { events: items, searchedLogStreams: [], ...(next !== undefined && { nextToken: next }) };
  },
  DescribeLogStreams: (
    { logGroupName, logStreamNamePrefix = "", nextToken, limit }: DescribeLogStreamsRequest,
    world: World,
  ): DescribeLogStreamsResponse => {
    const streams = streamsOf(world, logGroupName).filter(([name]) => name.startsWith(logStreamNamePrefix));
    const { items, next } = pageOf(streams, nextToken, limit);
    return {
      logStreams: items.map(([logStreamName, events]) => ({
        logStreamName,
        creationTime: events[0]?.timestamp,
        firstEventTimestamp: events[0]?.timestamp,
        lastEventTimestamp: events.at(-1)?.timestamp,
      })),
      ...(next !== undefined && { nextToken: next }),
    };
  },
  DescribeLogGroups: (
    { logGroupNamePrefix = "", nextToken, limit }: DescribeLogGroupsRequest,
    world: World,
  ): DescribeLogGroupsResponse => {
    const names = [...new Set([...world.logs.keys()].map((key) => key.split(" ")[0] ?? ""))];
    const { items, next } = pageOf(
      names.filter((name) => name.startsWith(logGroupNamePrefix)),
      nextToken,
      limit,
    );
    return {
      logGroups: items.map((logGroupName) => ({
        logGroupName,
        arn: world.arn("logs", `log-group:${logGroupName}:*`),
      })),
      ...(next !== undefined && { nextToken: next }),
    };
  },
};

export const cloudWatchLogs: Service = { name: "logs", protocol: "json", key: "Logs_20140328", operations };
