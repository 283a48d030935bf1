import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Issue, SagewrightError } from "@sagewright/core";
import type { Asset, FileAsset, FunctionAsset } from "@sagewright/pipeline-dsl";
import { bundleAsset } from "./bundle-asset.ts";
import type { FunctionBundle } from "./bundle-functions.ts";
import { contentAsset } from "./content-asset.ts";
import { contentHash, hashOf } from "./content-hash.ts";
import type { AssetStore, LocalAsset } from "./local-asset.ts";
import { localPath, unreadable } from "./local-path.ts";
import { inTemporaryFolder } from "./temporary-folder.ts";

/**
 * Reads, bundles and hashes what a pipeline needs beside its definition.
 *
 * Issues: ASSET_MISSING, BUNDLE_NAME_TAKEN, FUNCTION_BUNDLE_FAILED; all at once.
 */
export async function localAssets(
  pipelinePath: string,
  assets: readonly Asset[],
  ownerOf: (asset: Asset) => string,
): Promise<readonly LocalAsset[]> {
  const contents = assets.filter((asset) => asset.kind === "content");
  const files = assets.filter((asset) => asset.kind !== "function" && asset.kind !== "content");
  const functions = assets.filter((asset) => asset.kind === "function");
  const found = await Promise.allSettled([
    ...files.map((asset) =>
      "members" in asset ? bundleAsset(pipelinePath, asset) : fileAsset(pipelinePath, asset, ownerOf(asset)),
    ),
    functionAssets(pipelinePath, functions),
    ...contents.map(contentAsset),
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

async function fileAsset(pipelinePath: string, asset: FileAsset, owner: string): Promise<LocalAsset> {
  const { path, warnings } = await localPath(pipelinePath, asset, owner);
  const hash = await contentHash(path).catch((error: unknown) => {
    throw unreadable(owner, asset.kind, path, error);
  });
  return {
    asset,
    hash,
    warnings,
    putTo: (engine, uri) =>
      asset.kind === "file" ? engine.putFile(uri, path) : engine.putDirectory(uri, path),
  };
}

/** The bundler is loaded only where there are functions. */
async function functionAssets(pipelinePath: string, assets: readonly FunctionAsset[]): Promise<LocalAsset[]> {
  if (assets.length === 0) return [];
  const { bundleFunctions } = await import("./bundle-functions.ts");
  return (await bundleFunctions(pipelinePath, assets)).map((bundle) => {
    const hash = hashOf(bundle.code);
    return {
      asset: bundle.asset,
      hash,
      warnings: [],
      putTo: (store, uri) => putFunctionBundle(store, uri, bundle, hash),
    };
  });
}

async function putFunctionBundle(
  store: AssetStore,
  uri: string,
  { asset: { lambda }, code, map }: FunctionBundle,
  hash: string,
): Promise<void> {
  await inTemporaryFolder("function", async (folder) => {
    const [main, mainMap] = [join(folder, "main.mjs"), join(folder, "main.mjs.map")];
    await Promise.all([writeFile(main, code), writeFile(mainMap, map)]);
    if (lambda !== undefined) {
      const { lambdaAlias } = await import("@sagewright/pipeline-dsl");
      await store.putFunction({ ...lambda, alias: lambdaAlias(hash) }, folder);
      return;
    }
    await store.putFile(uri, main);
    await store.putFile(`${uri}.map`, mainMap);
  });
}
