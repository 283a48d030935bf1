import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Issue, SagewrightError } from "@sagewright/core";
import type { Engine } from "@sagewright/local-engine";
import type { BundleAsset, BundleMember } from "@sagewright/pipeline-dsl";
import { bundleNameTaken } from "../issues.ts";
import { type BundledFile, filesBelow, hashOfFiles } from "./content-hash.ts";
import type { LocalAsset } from "./local-asset.ts";
import { localPath, unreadable } from "./local-path.ts";
import { inTemporaryFolder } from "./temporary-folder.ts";

/**
 * Local files and folders under one hash; copied as one archive, or as they are.
 *
 * Issues: ASSET_MISSING, BUNDLE_NAME_TAKEN; warning INPUT_LEFT_OUT.
 */
export async function bundleAsset(pipelinePath: string, asset: BundleAsset): Promise<LocalAsset> {
  const owner = `Step "${asset.step}"`;
  const parts = await Promise.all(asset.members.map((member) => filesOf(pipelinePath, member, owner)));
  const files = inOrder(
    parts.flatMap((part) => part.files),
    owner,
  );
  const hash = await hashOfFiles(files).catch((error: unknown) => {
    throw unreadable(owner, "file", (error as NodeJS.ErrnoException).path ?? pipelinePath, error);
  });
  return {
    asset,
    hash,
    warnings: parts.flatMap(({ warnings }) => warnings),
    putTo: (engine, uri) => putBundle(engine, uri, asset.kind, files),
  };
}

async function filesOf(
  pipelinePath: string,
  member: BundleMember,
  owner: string,
): Promise<{ readonly files: readonly BundledFile[]; readonly warnings: readonly Issue[] }> {
  if ("text" in member) return { files: [member], warnings: [] };
  const { path, isDirectory, warnings } = await localPath(pipelinePath, member, owner);
  if (!isDirectory) return { files: [{ at: member.at, path }], warnings };
  const names = await filesBelow(path);
  const below = member.at === "" ? "" : `${member.at}/`;
  return { files: names.map((name) => ({ at: below + name, path: join(path, name) })), warnings };
}

/** Sorted by their place; no two in one place, and none where another needs a folder. */
function inOrder(files: readonly BundledFile[], owner: string): readonly BundledFile[] {
  const taken = new Map<string, BundledFile>();
  const issues = files.flatMap((file) => {
    if (taken.has(file.at)) return [bundleNameTaken(owner, file.at)];
    taken.set(file.at, file);
    return [];
  });
  for (const { at } of files) {
    for (let folder = dirname(at); folder !== "."; folder = dirname(folder))
      if (taken.has(folder)) issues.push(bundleNameTaken(owner, folder));
  }
  if (issues.length > 0) throw new SagewrightError(issues);
  return [...taken.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
}

async function putBundle(
  engine: Pick<Engine, "putFile" | "putDirectory">,
  uri: string,
  kind: BundleAsset["kind"],
  files: readonly BundledFile[],
): Promise<void> {
  await inTemporaryFolder("bundle", async (staging) => {
    const folder = join(staging, "files");
    await mkdir(folder);
    for (const file of files) {
      const place = join(folder, file.at);
      await mkdir(dirname(place), { recursive: true });
      if ("text" in file) await writeFile(place, file.text);
      else await copyFile(file.path, place);
    }
    if (kind === "folder") return await engine.putDirectory(uri, folder);
    const { packDirectory } = await import("@sagewright/local-engine");
    const archive = join(staging, "sourcedir.tar.gz");
    await packDirectory(folder, archive);
    await engine.putFile(uri, archive);
  });
}
