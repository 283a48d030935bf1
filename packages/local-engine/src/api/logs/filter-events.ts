import type { JsonObject, JsonValue } from "@sagewright/core";
import type { ApiContext, Operation } from "../operation.ts";
import { matcherOf } from "./filter-pattern.ts";
import { compareEvents, eventsOf, type LogEvent, MAX_EVENTS, merged, pageOf } from "./log-events.ts";
import { groupIn, integerIn, invalidParameter, readToken, timeIn, tokenOf } from "./log-request.ts";
import { type LogStream, streamNamed, streamsOf } from "./log-streams.ts";

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html */
export const filterLogEvents: Operation = (input, context) => {
  const streams = wantedOf(input, context);
  const range = { startTime: timeIn(input, "startTime"), endTime: timeIn(input, "endTime") };
  const matches = matcherOf(typeof input.filterPattern === "string" ? input.filterPattern : "");
  const isNew = input.nextToken === undefined ? () => true : behind(input.nextToken);
  const limit = integerIn(input, "limit", MAX_EVENTS, MAX_EVENTS);
  const all = merged(streams.map((stream) => eventsOf(stream, range)));
  const { events, isCut } = pageOf(
    filtered(all, (event) => isNew(event) && matches(event.message)),
    limit,
  );
  const last = events.at(-1);
  return {
    events: events.map(eventDocument),
    searchedLogStreams: [],
    ...(isCut && last !== undefined ? { nextToken: tokenOf([last.timestamp, last.stream.name]) } : {}),
  };
};

function wantedOf(input: JsonObject, context: ApiContext): readonly LogStream[] {
  const { logStreamNames: names, logStreamNamePrefix: prefix = "" } = input;
  const group = groupIn(input);
  if (!Array.isArray(names)) return streamsOf(group, context, String(prefix));
  if (prefix !== "") throw invalidParameter("logStreamNames and logStreamNamePrefix cannot both be given.");
  return [...new Set(names.map(String))].map((name) => streamNamed(group, name, context));
}

/** Behind the event that a token stands for. */
function behind(token: JsonValue): (event: LogEvent) => boolean {
  const [timestamp = "", name = ""] = readToken(token, 2);
  const last = { timestamp: Number(timestamp), stream: { name } };
  return (event) => compareEvents(event, last) > 0;
}

function* filtered(events: Iterable<LogEvent>, isWanted: (event: LogEvent) => boolean): Iterable<LogEvent> {
  for (const event of events) if (isWanted(event)) yield event;
}

const eventDocument = ({ stream, timestamp, message, index }: LogEvent): JsonObject => ({
  logStreamName: stream.name,
  timestamp,
  message,
  ingestionTime: timestamp,
  eventId: `${String(timestamp).padStart(20, "0")}${String(index).padStart(20, "0")}`,
});
