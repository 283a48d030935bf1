import { createHash } from "node:crypto";
import type { PlatformSettings } from "@sagewright/core/project";
import { projectBundle, zip } from "@sagewright/infra-project";
import { lambdaCode } from "./lambda-code.ts";
import { productTemplate } from "./product-template/index.ts";
import { runnerScript } from "./runner/index.ts";

/** A file that Terraform uploads: what is in it, and how the stack speaks of it. */
export interface AssetFile {
  /** Name in the synthesized folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** SHA-256 in hexadecimal digits. */
  readonly sha256: string;
  /** SHA-256 as Lambda writes it. */
  readonly sha256Base64: string;
  /** Path as Terraform reads it, wherever it is called from. */
  readonly path: string;
}

/** All files beside the stack. */
export interface CatalogAssets {
  readonly projectBundle: AssetFile;
  readonly productTemplate: AssetFile;
  readonly catalogFunction: AssetFile;
  /** The function that starts and ends builds, also for projects that were made before the runner was another. */
  readonly runnerFunction: AssetFile;
  /** Runner "command-runner": the script that the instance fetches. */
  readonly runnerScript?: AssetFile;
}

/** Makes the files; the same settings make the same bytes. */
export async function catalogAssets(settings: PlatformSettings): Promise<CatalogAssets> {
  const [bundle, catalogCode, runnerCode] = await Promise.all([
    projectBundle(settings),
    lambdaCode("catalog-lambda"),
    lambdaCode("runner-lambda"),
  ]);
  const template = productTemplate(settings, { bundleSha256: bundle.sha256 });
  return {
    projectBundle: assetFile("project-bundle.zip", bundle.bytes),
    productTemplate: assetFile("product-template.json", text(`${JSON.stringify(template, null, 2)}\n`)),
    catalogFunction: assetFile("catalog-lambda.zip", zipOf(catalogCode)),
    runnerFunction: assetFile("runner-lambda.zip", zipOf(runnerCode)),
    ...(settings.runner === "command-runner" && {
      runnerScript: assetFile("runner.sh", text(runnerScript())),
    }),
  };
}

/** One file, with its hashes. */
export function assetFile(name: string, bytes: Uint8Array): AssetFile {
  const hash = createHash("sha256").update(bytes).digest();
  return {
    name: `assets/${name}`,
    bytes,
    sha256: hash.toString("hex"),
    sha256Base64: hash.toString("base64"),
    path: `\${path.module}/assets/${name}`,
  };
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

const zipOf = (code: Uint8Array): Uint8Array => zip(new Map([["index.mjs", code]]));
