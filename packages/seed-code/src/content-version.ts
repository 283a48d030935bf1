import { createHash } from "node:crypto";

/** The lengths keep names and contents apart: no two sets of files give the same bytes. */
export function contentVersion(files: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash("sha256");
  for (const [path, content] of sortedByPath(files)) {
    hash.update(`${Buffer.byteLength(path)} ${content.byteLength}\n`);
    hash.update(path);
    hash.update(content);
  }
  return hash.digest("hex");
}

/** By code units, as in every locale. */
export const sortedByPath = (files: ReadonlyMap<string, Uint8Array>): readonly [string, Uint8Array][] =>
  [...files].sort(([a], [b]) => (a < b ? -1 : 1));
