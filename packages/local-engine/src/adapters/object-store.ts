import {
  type Dirent,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { s3KeyClash, s3ObjectMissing, s3ObjectTooLarge } from "../job-issues.ts";
import { besideOf, copyBeside } from "./copy-file.ts";
import {
  fileNameOf,
  joinKey,
  parseS3Uri,
  relativePathOf,
  safeLocalPath,
  segmentOf,
  UNFINISHED,
} from "./s3-uri.ts";
import { walk } from "./walk-files.ts";

/** One object of the local S3. */
interface StoredObject {
  readonly uri: string;
  readonly bucket: string;
  readonly key: string;
  /** Where its bytes lie on this machine. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * `s3://` as a folder. Methods throw `SagewrightError`: `S3_URI_INVALID` for what is no S3 URI,
 * `S3_OBJECT_MISSING` where an object is needed, `S3_KEY_CLASH` where one key would have to be file and folder.
 */
export interface ObjectStore {
  /** The path of an object, or of the folder of all keys below it; nothing need be there. */
  pathOf(uri: string): string;
  find(uri: string): StoredObject | undefined;
  /** Objects whose key starts with the text of the prefix, sorted by key; folder markers are left out. */
  list(prefix: string): readonly StoredObject[];
  /** An object's bytes; more than `maxBytes` is `S3_OBJECT_TOO_LARGE`. */
  read(uri: string, maxBytes?: number): Buffer;
  write(uri: string, body: string | Uint8Array): void;
  /** Copies a file to an object. */
  put(uri: string, file: string): Promise<void>;
  /** Copies one object to a file; `S3_OBJECT_MISSING` if it is not there. */
  get(uri: string, file: string): Promise<void>;
  /**
   * Copies all objects of a prefix into a folder, keys below the prefix kept; a prefix that is exactly one object
   * becomes one file of its name. No object at all is `S3_OBJECT_MISSING`.
   */
  download(prefix: string, directory: string): Promise<void>;
  /**
   * Copies a folder's files below a prefix.
   * @returns Names that were left out, because they are devices or symbolic links.
   */
  upload(directory: string, prefix: string): Promise<readonly string[]>;
}

/** @param root Need not exist yet. */
export function openObjectStore(root: string): ObjectStore {
  const objectPath = (uri: string): string => {
    const { bucket, key } = parseS3Uri(uri);
    return join(root, bucket, relativePathOf(key));
  };
  const find = (uri: string): StoredObject | undefined => {
    const { bucket, key } = parseS3Uri(uri);
    const path = objectPath(uri);
    const stats = statsOf(path);
    return key !== "" && stats?.isFile() ? { uri, bucket, key, path, size: stats.size } : undefined;
  };
  const put = async (uri: string, file: string, size: number): Promise<void> => {
    try {
      await copyBeside(file, objectPath(uri), size);
    } catch (error) {
      throw clashOr(error, uri);
    }
  };
  const store: ObjectStore = {
    find,
    pathOf: (uri) => objectPath(uri.endsWith("/") && uri.length > "s3://".length ? uri.slice(0, -1) : uri),
    list: (prefix) => listObjects(root, prefix),
    read(uri, maxBytes = Number.POSITIVE_INFINITY) {
      const object = find(uri);
      if (!object) throw new SagewrightError([s3ObjectMissing(uri)]);
      if (object.size > maxBytes) throw new SagewrightError([s3ObjectTooLarge(uri, object.size, maxBytes)]);
      return readFileSync(object.path);
    },
    write(uri, body) {
      const path = objectPath(uri);
      const beside = besideOf(path);
      try {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(beside, body);
        renameSync(beside, path);
      } catch (error) {
        if (existsSync(beside)) rmSync(beside, { force: true });
        throw clashOr(error, uri);
      }
    },
    put: (uri, file) => put(uri, file, lstatSync(file).size),
    async get(uri, file) {
      const object = find(uri);
      if (!object) throw new SagewrightError([s3ObjectMissing(uri)]);
      await copyBeside(object.path, file, object.size);
    },
    async download(prefix, directory) {
      const { key } = parseS3Uri(prefix);
      const objects = store.list(prefix);
      if (objects.length === 0) throw new SagewrightError([s3ObjectMissing(prefix)]);
      for (const object of objects) {
        try {
          await copyBeside(object.path, join(directory, localPathOf(object.key, key)), object.size);
        } catch (error) {
          throw clashOr(error, object.uri);
        }
      }
    },
    async upload(directory, prefix) {
      const { bucket, key } = parseS3Uri(prefix);
      const { files, leftOut } = walk(directory);
      for (const file of files)
        await put(`s3://${bucket}/${joinKey(key, file.relativePath)}`, file.path, file.size);
      return leftOut;
    },
  };
  return store;
}

function listObjects(root: string, prefix: string): StoredObject[] {
  const { bucket, key } = parseS3Uri(prefix);
  const parent = key.slice(0, key.lastIndexOf("/") + 1);
  const objects: StoredObject[] = [];
  const parents = [parent];
  for (let folder = parents.pop(); folder !== undefined; folder = parents.pop()) {
    const path = join(root, bucket, ...folder.split("/").slice(0, -1).map(fileNameOf));
    for (const entry of entriesOf(path)) {
      if (entry.name.startsWith(UNFINISHED)) continue;
      const found = folder + segmentOf(entry.name);
      if (entry.isDirectory()) {
        if (`${found}/`.startsWith(key) || key.startsWith(`${found}/`)) parents.push(`${found}/`);
      } else if (entry.isFile() && found.startsWith(key)) {
        const file = join(path, entry.name);
        const size = lstatSync(file).size;
        if (size > 0 || !found.endsWith("/"))
          objects.push({ uri: `s3://${bucket}/${found}`, bucket, key: found, path: file, size });
      }
    }
  }
  return objects.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * Where an object goes below the folder it is downloaded to: below the prefix where that is a folder; where it is the
 * beginning of a name, the whole name stays.
 */
function localPathOf(key: string, prefix: string): string {
  const isFolder = prefix === "" || prefix.endsWith("/") || key[prefix.length] === "/";
  return safeLocalPath(key.slice(isFolder ? prefix.length : prefix.lastIndexOf("/") + 1));
}

function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (codeOf(error) === "ENOTDIR") return undefined;
    throw error;
  }
}

function entriesOf(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return [];
    throw error;
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;

/** A file where a folder is needed, or a folder where a file is. */
function clashOr(error: unknown, uri: string): unknown {
  const code = codeOf(error);
  const clash = code === "EEXIST" || code === "ENOTDIR" || code === "EISDIR" || code === "ENOTEMPTY";
  return clash ? new SagewrightError([s3KeyClash(uri)]) : error;
}
