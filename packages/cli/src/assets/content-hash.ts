import { createHash, type Hash } from "node:crypto";
import { createReadStream, type Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";

/** SHA-256 over the names and contents of a file or of all files below a folder, whatever the order on disk. */
export async function contentHash(path: string): Promise<string> {
  const hash = createHash("sha256");
  if ((await stat(path)).isDirectory()) {
    for (const name of await filesBelow(path)) await addFile(hash, name, join(path, name));
  } else {
    await addFile(hash, basename(path), path);
  }
  return hash.digest("hex");
}

/** A file of a bundle by its place in it. */
export type BundledFile = { readonly at: string } & ({ readonly path: string } | { readonly text: string });

/** SHA-256 over places and contents, in the order given. */
export async function hashOfFiles(files: readonly BundledFile[]): Promise<string> {
  const hash = createHash("sha256");
  for (const file of files) {
    if ("path" in file) await addFile(hash, file.at, file.path);
    else hash.update(`${header(file.at, Buffer.byteLength(file.text))}${file.text}`);
  }
  return hash.digest("hex");
}

export const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Relative names with `/`, sorted by code unit; links are not followed. */
export const filesBelow = (directory: string): Promise<string[]> =>
  namesBelow(directory, (entry) => entry.isFile());

/** What is left out when a folder is copied to S3: symbolic links, which are not followed, and devices. */
export const leftOutBelow = (directory: string): Promise<string[]> =>
  namesBelow(directory, (entry) => !entry.isFile() && !entry.isDirectory());

/** Relative names with `/`, sorted by code unit. */
async function namesBelow(directory: string, isWanted: (entry: Dirent) => boolean): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter(isWanted)
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .sort();
}

const header = (name: string, bytes: number): string => `${Buffer.byteLength(name)}:${name}:${bytes}:`;

/** Lengths go in too, so that no two sets of files run together into the same bytes. */
async function addFile(hash: Hash, name: string, path: string): Promise<void> {
  hash.update(header(name, (await stat(path)).size));
  await pipeline(createReadStream(path), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) hash.update(chunk);
  });
}
