import { crc32 } from "node:zlib";

/** A file of an archive. */
export interface ArchivedFile {
  /** ASCII, without folders. */
  readonly name: string;
  readonly content: Uint8Array;
}

/** 1 January 1980, the first day that an archive can name. */
const DATE = 0x0021;
const VERSION = 20;
const UNIX = 3 << 8;
const MODE = 0o100_644 << 16;
const LOCAL = 30;
const CENTRAL = 46;

/**
 * A ZIP archive whose bytes follow from names and contents alone, whatever compresses elsewhere: nothing is compressed, so
 * that the hash by which Lambda knows its code is the same on every machine.
 *
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function storedZip(files: readonly ArchivedFile[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const bytes = Buffer.from(name, "ascii");
    const local = Buffer.alloc(LOCAL);
    local.writeUInt32LE(0x04034b50, 0);
    describe(local, 4, bytes, content);
    const central = Buffer.alloc(CENTRAL);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(VERSION | UNIX, 4);
    describe(central, 6, bytes, content);
    central.writeUInt32LE(MODE >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    parts.push(local, bytes, content);
    directory.push(central, bytes);
    offset += LOCAL + bytes.length + content.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

/** What both headers of a file say, from the version that it takes to read it. */
function describe(header: Buffer, at: number, name: Uint8Array, content: Uint8Array): void {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(DATE, at + 8);
  header.writeUInt32LE(crc32(content), at + 10);
  header.writeUInt32LE(content.length, at + 14);
  header.writeUInt32LE(content.length, at + 18);
  header.writeUInt16LE(name.length, at + 22);
}
