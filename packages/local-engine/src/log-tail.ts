import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

/** Reads a file that may still grow, from where it was read last. Between reads the file is not open. */
export interface Tail {
  /** The whole lines that were not read yet. One longer than a chunk comes in pieces. */
  lines(): Iterable<string>;
  /** What stands behind the last line break. */
  rest(): string;
}

const CHUNK_BYTES = 64 * 1024;

export function openTail(file: string): Tail {
  const decoder = new StringDecoder("utf8");
  let position = 0;
  let pending = "";

  function* linesOf(descriptor: number): Iterable<string> {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    for (;;) {
      const size = readSync(descriptor, chunk, 0, CHUNK_BYTES, position);
      if (size === 0) return;
      position += size;
      const lines = (pending + decoder.write(chunk.subarray(0, size))).split("\n");
      pending = lines.pop() ?? "";
      for (const line of lines) yield withoutReturn(line);
      if (pending.length > CHUNK_BYTES) {
        yield pending;
        pending = "";
      }
    }
  }

  return {
    *lines() {
      const descriptor = openIfThere(file);
      if (descriptor === undefined) return;
      try {
        yield* linesOf(descriptor);
      } finally {
        closeSync(descriptor);
      }
    },
    rest() {
      const rest = withoutReturn(pending + decoder.end());
      pending = "";
      return rest;
    },
  };
}

const withoutReturn = (line: string): string => (line.endsWith("\r") ? line.slice(0, -1) : line);

/** A step that has just started has no log yet. */
function openIfThere(file: string): number | undefined {
  try {
    return openSync(file, "r");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
