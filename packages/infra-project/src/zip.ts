import { type AsyncZippable, zipSync } from "fflate";

/** Contents by path, with `/` between folders. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Fields of the local time are what an archive holds, so that this is the same everywhere. */
const TIME = () => new Date(1980, 0, 2, 12, 0, 0);
const UNIX = 3;
const FILE = 0o100_644;
const EXECUTABLE = 0o100_755;

/**
 * An archive whose bytes follow from names and contents alone: sorted, with one time and fixed modes. What starts with
 * `#!` may be executed.
 */
export function zip(files: Files): Uint8Array {
  const entries: AsyncZippable = {};
  for (const path of [...files.keys()].sort()) {
    const content = files.get(path) ?? new Uint8Array();
    const mode = content[0] === 0x23 && content[1] === 0x21 ? EXECUTABLE : FILE;
    entries[path] = [content, { level: 9, mtime: TIME(), os: UNIX, attrs: mode << 16 }];
  }
  return zipSync(entries as Parameters<typeof zipSync>[0]);
}
