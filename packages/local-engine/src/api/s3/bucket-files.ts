import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";
import { relativePathOf, UNFINISHED } from "../../adapters/s3-uri.ts";
import { noSuchBucket, noSuchKey, S3Error } from "./s3-error.ts";
import type { S3Context } from "./s3-operation.ts";
import { check } from "./s3-target.ts";

/** A file that stands for an object. */
export interface ObjectFile {
  readonly bucket: string;
  readonly key: string;
  readonly path: string;
  readonly stats: Stats;
}

export const bucketFolder = ({ stateDir }: S3Context, bucket: string): string => join(stateDir, "s3", bucket);

/** Nothing that a key can say leads out of its bucket's folder. */
export const objectPath = (context: S3Context, bucket: string, key: string): string =>
  join(bucketFolder(context, bucket), relativePathOf(key));

/** The time at which each bucket was made, by name. */
export function buckets({ stateDir }: S3Context): readonly { readonly name: string; readonly made: Date }[] {
  const root = join(stateDir, "s3");
  if (statsOf(root) === undefined) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(UNFINISHED))
    .map(({ name }) => ({ name, made: lstatSync(join(root, name)).birthtime }));
}

export function needBucket(context: S3Context, bucket: string): void {
  check(bucket, "");
  if (statsOf(bucketFolder(context, bucket))?.isDirectory() !== true) throw noSuchBucket();
}

export function findObject(context: S3Context, bucket: string, key: string): ObjectFile | undefined {
  const path = objectPath(context, bucket, key);
  const stats = statsOf(path);
  return stats?.isFile() ? { bucket, key, path, stats } : undefined;
}

export function needObject(context: S3Context, bucket: string, key: string): ObjectFile {
  needBucket(context, bucket);
  const object = findObject(context, bucket, key);
  if (object === undefined) throw noSuchKey();
  return object;
}

/** Puts a file that was written beside in the place of an object; a reader sees the old or the new one. */
export function moveIn(beside: string, path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw clashOr(error);
  }
}

/** Removes an object, and folders that are empty then: a key may be one's name. */
export function removeObject(context: S3Context, bucket: string, key: string): void {
  const object = findObject(context, bucket, key);
  if (object === undefined) return;
  rmSync(object.path, { force: true });
  const root = bucketFolder(context, bucket);
  for (let folder = dirname(object.path); folder !== root; folder = dirname(folder)) {
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
  }
}

/** Where an object is written before it is whole: on the disk of the buckets, yet in none of them. */
export function unfinishedFolder({ stateDir }: S3Context): string {
  const folder = join(stateDir, "s3-uploads");
  mkdirSync(folder, { recursive: true });
  return folder;
}

function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOTDIR") return undefined;
    throw error;
  }
}

/** On a disk, one name cannot be both an object and a folder of others. */
function clashOr(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return ["EEXIST", "ENOTDIR", "EISDIR", "ENOTEMPTY"].includes(String(code))
    ? new S3Error(
        "InvalidRequest",
        "The local S3 keeps objects as files: no key may be the folder of another key.",
      )
    : error;
}
