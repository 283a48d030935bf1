import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Issue, SagewrightError } from "@sagewright/core";
import { assetMissing, inputLeftOut } from "../issues.ts";
import { displayPath } from "../load/place.ts";
import { leftOutBelow } from "./content-hash.ts";

/** Something on disk that a pipeline names, and that is what the pipeline takes it for. */
export interface LocalPath {
  readonly path: string;
  readonly isDirectory: boolean;
  /** What a job will not find of it. */
  readonly warnings: readonly Issue[];
}

/** @throws SagewrightError ASSET_MISSING */
export async function localPath(
  pipelinePath: string,
  wanted: { readonly path: string; readonly kind: "file" | "directory" | "any" },
  owner: string,
): Promise<LocalPath> {
  const path = wanted.path.startsWith("file:")
    ? fileURLToPath(wanted.path)
    : resolve(dirname(pipelinePath), wanted.path);
  const what = wanted.kind === "any" ? "file or folder" : wanted.kind;
  const missing = (reason: string) => new SagewrightError([assetMissing(owner, displayPath(path), reason)]);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error)
    throw found.code === "ENOENT"
      ? missing(`${what}, which is not there.`)
      : unreadable(owner, what, path, found);
  const isDirectory = found.isDirectory();
  if (wanted.kind === "file" && isDirectory)
    throw missing('file, which is a folder; write asset(path, { kind: "directory" }).');
  if (wanted.kind === "directory" && !isDirectory) throw missing("folder, which is a file.");
  // A device or a pipe may have no end.
  if (!isDirectory && !found.isFile()) throw missing(`${what}, which is a device or a pipe.`);
  const leftOut = isDirectory
    ? await leftOutBelow(path).catch((error: unknown) => {
        throw unreadable(owner, what, path, error);
      })
    : [];
  const warnings = leftOut.length > 0 ? [inputLeftOut(owner, displayPath(path), leftOut)] : [];
  return { path, isDirectory, warnings };
}

export const unreadable = (owner: string, what: string, path: string, error: unknown): SagewrightError => {
  const reason = `${what}, which cannot be read: ${error instanceof Error ? error.message : error}.`;
  return new SagewrightError([assetMissing(owner, displayPath(path), reason)]);
};
