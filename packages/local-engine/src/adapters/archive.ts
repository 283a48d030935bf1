import {
  closeSync,
  createReadStream,
  createWriteStream,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname, join, posix } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { type Issue, SagewrightError } from "@sagewright/core";
import { extract, Pack, Parser, type ReadEntry } from "tar";
import { archiveInvalid, archiveUnsafe } from "../job-issues.ts";
import { besideOf } from "./copy-file.ts";

/**
 * Packs what is in a folder, at the root of a `.tar.gz`: the same contents give the same bytes.
 * @returns Names that were left out, because they are devices or links that leave the folder.
 */
export async function packDirectory(directory: string, file: string): Promise<readonly string[]> {
  const { names, leftOut } = membersOf(directory);
  mkdirSync(dirname(file), { recursive: true });
  const beside = besideOf(file);
  const pack = new Pack({
    cwd: directory,
    portable: true,
    mtime: new Date(0),
    gzip: true,
    noDirRecurse: true,
    strict: true,
  });
  try {
    const written = pipeline(pack as unknown as NodeJS.ReadableStream, createWriteStream(beside));
    for (const name of names) pack.add(name);
    pack.end();
    await written;
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  return leftOut;
}

/** Unpacks a tar archive, gzipped or not, into a folder that is made by it. All or nothing. */
export async function unpackArchive(file: string, directory: string): Promise<void> {
  const { entries, issue } = await inspect(file);
  if (issue !== undefined) throw new SagewrightError([issue]);
  const beside = besideOf(directory);
  mkdirSync(beside, { recursive: true });
  try {
    if (entries > 0) {
      await extract({
        file,
        cwd: beside,
        strict: true,
        preserveOwner: false,
        maxReadSize: PIECE,
        ...NO_GUESSING,
      });
    }
    rmSync(directory, { recursive: true, force: true });
    renameSync(beside, directory);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    throw isTarError(error)
      ? new SagewrightError([archiveInvalid(file, error.message)], { cause: error })
      : error;
  }
}

/** Bytes read at once; all that they hold is in memory together, which can be a thousand times as much. */
const PIECE = 16 * 1024;

/** What is not tar would else be tried as something compressed. A model of many zeros is no attack. */
const NO_GUESSING = { brotli: false, zstd: false, maxDecompressionRatio: Number.POSITIVE_INFINITY } as const;

/** Reads the whole archive before anything is written: it may be cut off, or worse. */
async function inspect(file: string): Promise<{ entries: number; issue?: Issue }> {
  let entries = 0;
  let issue: Issue | undefined;
  let blank = true;
  const parser = new Parser({
    file,
    strict: true,
    ...NO_GUESSING,
    onReadEntry: (entry) => {
      entries++;
      const danger = issue === undefined ? dangerOf(entry) : undefined;
      if (danger !== undefined) issue = archiveUnsafe(file, entry.path, danger);
      entry.resume();
    },
  });
  const parseChunks = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of chunks) {
      blank &&= chunk.every((byte) => byte === 0);
      parser.write(chunk);
    }
    parser.end();
  };
  let failure: Error | undefined;
  parser.on("error", (error) => {
    failure ??= error;
  });
  try {
    if (isGzip(file)) await pipeline(createReadStream(file), createGunzip(), parseChunks);
    else await pipeline(createReadStream(file), parseChunks);
  } catch (error) {
    if (!isTarError(error)) throw error;
    issue ??= archiveInvalid(file, error.message);
  }
  // An archive without entries is only zeros, which the parser takes for no archive.
  if (failure !== undefined && (entries > 0 || !blank)) issue ??= archiveInvalid(file, failure.message);
  return issue === undefined ? { entries } : { entries, issue };
}

function isGzip(file: string): boolean {
  const descriptor = openSync(file, "r");
  try {
    const magic = Buffer.alloc(2);
    readSync(descriptor, magic, 0, 2, 0);
    return magic[0] === 0x1f && magic[1] === 0x8b;
  } finally {
    closeSync(descriptor);
  }
}

/** Of tar or zlib, and so the archive's fault; others are the disk's. */
const isTarError = (error: unknown): error is Error =>
  error instanceof Error && "code" in error && /^(TAR_|Z_)/.test(String(error.code));

const PLAIN = new Set(["File", "OldFile", "ContiguousFile", "Directory", "GNUDumpDir"]);

/** Why an entry may not be unpacked. */
function dangerOf(entry: ReadEntry): string | undefined {
  if (entry.path.startsWith("/")) return "has an absolute name";
  if (leaves(entry.path)) return 'has a name with ".." that leaves the folder';
  if (PLAIN.has(entry.type)) return undefined;
  const target = entry.linkpath ?? "";
  if (entry.type === "SymbolicLink")
    return linkLeaves(entry.path, target)
      ? `is a link to ${JSON.stringify(target)}, outside the folder`
      : undefined;
  if (entry.type === "Link")
    return target.startsWith("/") || leaves(target)
      ? `is a link to ${JSON.stringify(target)}, outside the folder`
      : undefined;
  return `is a ${entry.type}, neither file, folder nor link`;
}

const leaves = (path: string): boolean => {
  const normal = posix.normalize(path);
  return normal === ".." || normal.startsWith("../") || path.split("/").includes("..");
};

function linkLeaves(path: string, target: string): boolean {
  const resolved = posix.normalize(posix.join(posix.dirname(path), target));
  return posix.isAbsolute(target) || resolved === ".." || resolved.startsWith("../");
}

/** Everything below a folder in a fixed order, folders before what they hold. */
function membersOf(directory: string): { names: string[]; leftOut: string[] } {
  const names: string[] = [];
  const leftOut: string[] = [];
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const name of readdirSync(join(directory, folder))) {
      const member = folder === "" ? name : `${folder}/${name}`;
      const path = join(directory, member);
      const stats = lstatSync(path);
      if (stats.isDirectory()) folders.push(member);
      if (stats.isDirectory() || stats.isFile()) names.push(member);
      else if (stats.isSymbolicLink() && !linkLeaves(member, readlinkSync(path))) names.push(member);
      else leftOut.push(member);
    }
  }
  return { names: names.sort(), leftOut: leftOut.sort() };
}
