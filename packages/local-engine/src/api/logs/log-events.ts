import { LOG_START, type LogLine, type LogPosition, linesOf } from "./log-lines.ts";
import type { LogStream } from "./log-streams.ts";

/** One line of a log. */
export interface LogEvent {
  readonly stream: LogStream;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly message: string;
  readonly index: number;
  readonly next: LogPosition;
}

/** Bounds in milliseconds since 1970; the second one is outside. */
export interface TimeRange {
  readonly startTime?: number | undefined;
  readonly endTime?: number | undefined;
}

/**
 * The events of a log behind a position. Lines have no times of their own: each is taken to be a millisecond later than
 * the one before, from the start of the job on, so that time and order agree. Empty lines are no events.
 */
export function* eventsOf(
  stream: LogStream,
  range: TimeRange,
  from: LogPosition = LOG_START,
): Iterable<LogEvent> {
  for (const line of linesOf(stream.file, from, stream.hasEnded)) {
    const event = eventOf(stream, line);
    if (range.endTime !== undefined && event.timestamp >= range.endTime) return;
    const isEarly = range.startTime !== undefined && event.timestamp < range.startTime;
    if (!isEarly && event.message !== "") yield event;
  }
}

const eventOf = (stream: LogStream, { text, index, next }: LogLine): LogEvent => ({
  stream,
  timestamp: stream.start + index,
  message: text,
  index,
  next,
});

/** CloudWatch's own limits for one answer. */
const MAX_BYTES = 1024 * 1024;
const BYTES_OF_EVENT = 26;
export const MAX_EVENTS = 10_000;

/** As many of the first events as one answer holds. */
export function pageOf(
  events: Iterable<LogEvent>,
  limit: number,
): { readonly events: LogEvent[]; readonly isCut: boolean } {
  const page: LogEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    bytes += Buffer.byteLength(event.message) + BYTES_OF_EVENT;
    if (page.length >= limit || (bytes > MAX_BYTES && page.length > 0)) return { events: page, isCut: true };
    page.push(event);
  }
  return { events: page, isCut: false };
}

/** As many of the last events as one answer holds. */
export function lastPageOf(events: Iterable<LogEvent>, limit: number): LogEvent[] {
  const page: LogEvent[] = [];
  let bytes = 0;
  const sizeOf = ({ message }: LogEvent) => Buffer.byteLength(message) + BYTES_OF_EVENT;
  for (const event of events) {
    page.push(event);
    bytes += sizeOf(event);
    while (page.length > limit || (bytes > MAX_BYTES && page.length > 1)) {
      const first = page.shift();
      if (first !== undefined) bytes -= sizeOf(first);
    }
  }
  return page;
}

/** Several logs as one, by time. */
export function* merged(logs: readonly Iterable<LogEvent>[]): Iterable<LogEvent> {
  const readers = logs.map((log) => log[Symbol.iterator]());
  try {
    const heads = readers.map((reader) => reader.next());
    for (;;) {
      let first = -1;
      heads.forEach((head, index) => {
        if (head.done !== true && (first < 0 || isBefore(head.value, heads[first]?.value))) first = index;
      });
      const head = heads[first];
      const reader = readers[first];
      if (head === undefined || reader === undefined || head.done === true) return;
      yield head.value;
      heads[first] = reader.next();
    }
  } finally {
    for (const reader of readers) reader.return?.();
  }
}

const isBefore = (a: LogEvent, b: LogEvent | undefined): boolean =>
  b !== undefined && compareEvents(a, b) < 0;

/** By time, then by stream. */
export const compareEvents = (
  a: Pick<LogEvent, "timestamp"> & { readonly stream: { readonly name: string } },
  b: Pick<LogEvent, "timestamp"> & { readonly stream: { readonly name: string } },
): number =>
  a.timestamp - b.timestamp || (a.stream.name < b.stream.name ? -1 : a.stream.name > b.stream.name ? 1 : 0);
