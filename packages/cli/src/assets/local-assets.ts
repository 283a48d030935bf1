import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Issue, SagewrightError } from "@sagewright/core";
import type { Engine } from "@sagewright/local-engine";
import type { Asset, FileAsset, FunctionAsset } from "@sagewright/pipeline-dsl";
import { assetMissing, inputLeftOut } from "../issues.ts";
import { displayPath } from "../load/place.ts";
import type { FunctionBundle } from "./bundle-functions.ts";
import { contentHash, hashOf, leftOutBelow } from "./content-hash.ts";

/** An asset with the hash of its content, ready to be copied to S3. */
export interface LocalAsset {
  readonly asset: Asset;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  /** What its job will not find. */
  readonly warnings: readonly Issue[];
  putTo(engine: Pick<Engine, "putFile" | "putDirectory">, uri: string): Promise<void>;
}

/**
 * Reads, bundles and hashes what a pipeline needs beside its definition.
 *
 * Issues: ASSET_MISSING, FUNCTION_BUNDLE_FAILED; all at once.
 */
export async function localAssets(
  pipelinePath: string,
  assets: readonly Asset[],
  ownerOf: (asset: Asset) => string,
): Promise<readonly LocalAsset[]> {
  const files = assets.filter((asset) => asset.kind !== "function");
  const functions = assets.filter((asset) => asset.kind === "function");
  const found = await Promise.allSettled([
    ...files.map((asset) => fileAsset(pipelinePath, asset, ownerOf(asset))),
    functionAssets(pipelinePath, functions),
  ]);
  // In the order of the assets, whichever was read first.
  const issues = found.flatMap((each) => (each.status === "rejected" ? issuesOf(each.reason) : []));
  if (issues.length > 0) throw new SagewrightError(issues);
  return found.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
}

function issuesOf(error: unknown): readonly Issue[] {
  if (!(error instanceof SagewrightError)) throw error;
  return error.issues;
}

async function fileAsset(pipelinePath: string, asset: FileAsset, owner: string): Promise<LocalAsset[]> {
  const path = asset.path.startsWith("file:")
    ? fileURLToPath(asset.path)
    : resolve(dirname(pipelinePath), asset.path);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  const missing = (reason: string) => new SagewrightError([assetMissing(owner, displayPath(path), reason)]);
  if (found instanceof Error)
    throw missing(
      `${asset.kind}, which ${found.code === "ENOENT" ? "is not there" : `cannot be read: ${found.message}`}.`,
    );
  if (asset.kind === "file" && found.isDirectory())
    throw missing('file, which is a folder; write asset(path, { kind: "directory" }).');
  if (asset.kind === "directory" && !found.isDirectory()) throw missing("folder, which is a file.");
  // A device or a pipe may have no end.
  if (!found.isDirectory() && !found.isFile()) throw missing(`${asset.kind}, which is a device or a pipe.`);
  try {
    const leftOut = found.isDirectory() ? await leftOutBelow(path) : [];
    return [
      {
        asset,
        hash: await contentHash(path),
        warnings: leftOut.length > 0 ? [inputLeftOut(owner, displayPath(path), leftOut)] : [],
        putTo: (engine, uri) =>
          asset.kind === "file" ? engine.putFile(uri, path) : engine.putDirectory(uri, path),
      },
    ];
  } catch (error) {
    throw missing(`${asset.kind}, which cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}

/** The bundler is loaded only where there are functions. */
async function functionAssets(pipelinePath: string, assets: readonly FunctionAsset[]): Promise<LocalAsset[]> {
  if (assets.length === 0) return [];
  const { bundleFunctions } = await import("./bundle-functions.ts");
  return (await bundleFunctions(pipelinePath, assets)).map((bundle) => ({
    asset: bundle.asset,
    hash: hashOf(bundle.code),
    warnings: [],
    putTo: (engine, uri) => putBundle(engine, uri, bundle),
  }));
}

async function putBundle(
  engine: Pick<Engine, "putFile">,
  uri: string,
  { code, map }: FunctionBundle,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "sagewright-function-"));
  try {
    await Promise.all([writeFile(join(folder, "code"), code), writeFile(join(folder, "map"), map)]);
    await engine.putFile(uri, join(folder, "code"));
    await engine.putFile(`${uri}.map`, join(folder, "map"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
