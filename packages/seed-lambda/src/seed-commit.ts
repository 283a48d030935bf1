import fs from "node:fs";
import { writeBlob, writeCommit, writeTree } from "isomorphic-git";
import { SEED_AUTHOR, SEED_MARKER_FILE, type SeedOrigin, seedMarker, seedMessage } from "./marker.ts";
import type { SeedFile } from "./templates.ts";

interface Folder {
  readonly files: Map<string, SeedFile>;
  readonly folders: Map<string, Folder>;
}

/**
 * Writes the seed as one commit into a local Git store: bytes as they are, no line ending changed, nothing ignored.
 *
 * @returns the commit's id
 */
export async function writeSeedCommit(
  gitdir: string,
  files: readonly SeedFile[],
  origin: SeedOrigin,
  parent: string | undefined,
): Promise<string> {
  const marker = { path: SEED_MARKER_FILE, bytes: Buffer.from(seedMarker(origin)), executable: false };
  const root = emptyFolder();
  for (const file of [...files, marker]) place(root, file);
  const tree = await write(gitdir, root);
  return await writeCommit({
    fs,
    gitdir,
    commit: {
      tree,
      parent: parent === undefined ? [] : [parent],
      author: SEED_AUTHOR,
      committer: SEED_AUTHOR,
      message: seedMessage(origin),
    },
  });
}

const emptyFolder = (): Folder => ({ files: new Map(), folders: new Map() });

function place(root: Folder, file: SeedFile): void {
  const names = file.path.split("/");
  const last = names.pop() ?? "";
  let folder = root;
  for (const name of names) {
    const below = folder.folders.get(name) ?? emptyFolder();
    folder.folders.set(name, below);
    folder = below;
  }
  folder.files.set(last, file);
}

async function write(gitdir: string, folder: Folder): Promise<string> {
  const tree = [];
  for (const [path, { bytes, executable }] of folder.files) {
    const oid = await writeBlob({ fs, gitdir, blob: bytes });
    tree.push({ mode: executable ? "100755" : "100644", path, oid, type: "blob" as const });
  }
  for (const [path, below] of folder.folders) {
    tree.push({ mode: "040000", path, oid: await write(gitdir, below), type: "tree" as const });
  }
  return await writeTree({ fs, gitdir, tree });
}
