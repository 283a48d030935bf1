import type { JsonObject } from "@sagewright/core";
import type { Operation } from "../operation.ts";
import { eventsOf, type LogEvent, lastPageOf, MAX_EVENTS, pageOf } from "./log-events.ts";
import { LOG_START, type LogPosition } from "./log-lines.ts";
import { groupIn, integerIn, invalidParameter, timeIn } from "./log-request.ts";
import { type LogStream, streamNamed } from "./log-streams.ts";

/**
 * At the end of the log it gives the token back that it was given.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
 */
export const getLogEvents: Operation = (input, context) => {
  const stream = streamNamed(groupIn(input), String(input.logStreamName ?? ""), context);
  const limit = integerIn(input, "limit", MAX_EVENTS, MAX_EVENTS);
  const range = { startTime: timeIn(input, "startTime"), endTime: timeIn(input, "endTime") };
  const at = input.nextToken === undefined ? undefined : positionIn(String(input.nextToken));
  if (at?.direction === "b")
    return answer(at.position, lastPageOf(before(stream, at.position), limit), at.position);
  if (at === undefined && input.startFromHead !== true) {
    const events = lastPageOf(eventsOf(stream, range), limit);
    return answer(LOG_START, events, events.at(-1)?.next ?? LOG_START);
  }
  const from = at?.position ?? LOG_START;
  const { events } = pageOf(eventsOf(stream, range, from), limit);
  return answer(from, events, events.at(-1)?.next ?? from);

  function before(of: LogStream, end: LogPosition): Iterable<LogEvent> {
    return eventsOf(of, {
      ...range,
      endTime: Math.min(range.endTime ?? Number.POSITIVE_INFINITY, of.start + end.index),
    });
  }
};

/** Back from the first event of the page, forth from behind its last. */
function answer(from: LogPosition, events: readonly LogEvent[], end: LogPosition): JsonObject {
  const [first] = events;
  const start = first === undefined ? from : { offset: 0, index: first.index };
  return {
    events: events.map(({ timestamp, message }) => ({ timestamp, message, ingestionTime: timestamp })),
    nextForwardToken: tokenOf("f", end),
    nextBackwardToken: tokenOf("b", start),
  };
}

const tokenOf = (direction: "f" | "b", { offset, index }: LogPosition): string =>
  `${direction}/${index}/${direction === "f" ? offset : 0}`;

function positionIn(token: string): { readonly direction: "f" | "b"; readonly position: LogPosition } {
  const match = /^([fb])\/(\d{1,15})\/(\d{1,15})$/.exec(token);
  if (match === null) throw invalidParameter("The specified nextToken is invalid.");
  const position = { index: Number(match[2]), offset: Number(match[3]) };
  return { direction: match[1] === "f" ? "f" : "b", position };
}
