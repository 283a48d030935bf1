import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

/** Before a line: how many bytes and lines come before it. */
export interface LogPosition {
  readonly offset: number;
  readonly index: number;
}

export interface LogLine {
  readonly text: string;
  readonly index: number;
  /** Behind it. */
  readonly next: LogPosition;
}

export const LOG_START: LogPosition = { offset: 0, index: 0 };

const CHUNK_BYTES = 64 * 1024;
const LINE_BREAK = 10;

/** A line that is longer counts as several, as CloudWatch's events are cut. Bytes. */
const MAX_LINE_BYTES = 200 * 1024;

/** The lines behind a position. What has no line break yet is one only if the log has ended. */
export function* linesOf(file: string, from: LogPosition, hasEnded: boolean): Iterable<LogLine> {
  const descriptor = openIfThere(file);
  if (descriptor === undefined) return;
  try {
    let { offset, index } = from;
    let pending = Buffer.alloc(0);
    let end = from.offset;
    const take = (size: number, withBreak: number): LogLine => {
      const text = textOf(pending.subarray(0, size));
      pending = pending.subarray(size + withBreak);
      offset += size + withBreak;
      const line = { text, index, next: { offset, index: index + 1 } };
      index += 1;
      return line;
    };
    for (;;) {
      const chunk = Buffer.alloc(CHUNK_BYTES);
      const size = readSync(descriptor, chunk, 0, CHUNK_BYTES, end);
      if (size === 0) break;
      end += size;
      pending = Buffer.concat([pending, chunk.subarray(0, size)]);
      for (;;) {
        const at = pending.indexOf(LINE_BREAK);
        if (at >= 0 && at <= MAX_LINE_BYTES) yield take(at, 1);
        else if (pending.length > MAX_LINE_BYTES) yield take(wholeCharacters(pending, MAX_LINE_BYTES), 0);
        else break;
      }
    }
    if (hasEnded && pending.length > 0) yield take(pending.length, 0);
  } finally {
    closeSync(descriptor);
  }
}

function textOf(bytes: Buffer): string {
  const decoder = new StringDecoder("utf8");
  const text = decoder.write(bytes) + decoder.end();
  return text.endsWith("\r") ? text.slice(0, -1) : text;
}

/** Does not cut within a character of UTF-8. */
function wholeCharacters(bytes: Buffer, size: number): number {
  let end = size;
  while (end > size - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end;
}

/** A job that has just started has no log yet. */
function openIfThere(file: string): number | undefined {
  try {
    return openSync(file, "r");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
