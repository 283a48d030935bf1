import { closeSync, lstatSync, openSync, readSync } from "node:fs";

/** A file that a job wrote: nothing if it is not there, or is a link or a device. */
function openPlain(file: string): { descriptor: number; size: number } | undefined {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  return stats?.isFile() ? { descriptor: openSync(file, "r"), size: stats.size } : undefined;
}

/** The first bytes of a file; never a part of a character more than `maxBytes`. `undefined` bytes are no UTF-8. */
export function headOf(file: string, maxBytes: number): { text: string | undefined } | undefined {
  const opened = openPlain(file);
  if (!opened) return undefined;
  const bytes = read(opened.descriptor, 0, maxBytes);
  try {
    return {
      text: new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: opened.size > maxBytes }),
    };
  } catch {
    return { text: undefined };
  }
}

/** The last bytes of a file as text; empty if there is none. */
export function tailOf(file: string, maxBytes: number): string {
  const opened = openPlain(file);
  if (!opened) return "";
  return read(opened.descriptor, Math.max(0, opened.size - maxBytes), maxBytes).toString("utf8");
}

function read(descriptor: number, position: number, length: number): Buffer {
  try {
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, readSync(descriptor, buffer, 0, length, position));
  } finally {
    closeSync(descriptor);
  }
}
