import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

export interface WalkedFile {
  /** Below the folder, with `/`. */
  readonly relativePath: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** What a folder holds, in the order of the names. */
export interface Walk {
  readonly files: readonly WalkedFile[];
  /** Below the folder: symbolic links, which are not followed, and devices. */
  readonly leftOut: readonly string[];
}

export function walk(directory: string): Walk {
  const files: WalkedFile[] = [];
  const leftOut: string[] = [];
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of readdirSync(join(directory, folder), { withFileTypes: true })) {
      const relativePath = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(relativePath);
      else if (entry.isFile()) {
        const path = join(directory, relativePath);
        const { size, mtimeMs } = lstatSync(path);
        files.push({ relativePath, path, size, modified: mtimeMs });
      } else leftOut.push(relativePath);
    }
  }
  return {
    files: files.sort((a, b) => (a.relativePath < b.relativePath ? -1 : 1)),
    leftOut: leftOut.sort(),
  };
}

/** The regular files below a folder. */
export const walkFiles = (directory: string): readonly WalkedFile[] => walk(directory).files;
