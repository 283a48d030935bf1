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

/** The regular files below a folder. Symbolic links are not followed; links and devices are left out. */
export function walkFiles(directory: string): WalkedFile[] {
  const files: WalkedFile[] = [];
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of readdirSync(join(directory, folder), { withFileTypes: true })) {
      const relativePath = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(relativePath);
      else if (entry.isFile()) {
        const path = join(directory, relativePath);
        const { size, mtimeMs } = lstatSync(path);
        files.push({ relativePath, path, size, modified: mtimeMs });
      }
    }
  }
  return files.sort((a, b) => (a.relativePath < b.relativePath ? -1 : 1));
}
