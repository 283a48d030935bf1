import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { PlatformSettings } from "@sagewright/core/project";
import { TERRAFORM_VERSION_CONSTRAINT, terraformLockFile } from "@sagewright/infra-project";
import { App } from "cdktn";
import { type CatalogAssets, catalogAssets } from "./assets.ts";
import { type CatalogBackend, type CatalogPlace, catalogStack } from "./stack.ts";

export interface SynthCatalogOptions {
  readonly settings: PlatformSettings;
  /** Folder to write into; what else is in it, such as a state, stays. */
  readonly outDir: string;
  /**
   * Where the catalog's own state is. A first deploy has no bucket yet: it starts on the machine that deploys, and
   * `terraform init -migrate-state` moves the state into the bucket afterwards.
   *
   * @default "local"
   */
  readonly backend?: CatalogBackend;
  /** The only account that Terraform may work in with this stack. @default any that its credentials are for */
  readonly account?: string;
}

/** What was written. */
export interface SynthesizedCatalog {
  readonly outDir: string;
  /** Names of the files, sorted. */
  readonly files: readonly string[];
  readonly bundleSha256: string;
  readonly templateSha256: string;
}

/**
 * Writes the platform's stack as Terraform JSON, with all files that it uploads. The same settings give the same bytes;
 * neither a network nor an account is needed.
 *
 * Issues: those of the project's bundle.
 */
export async function synthCatalog({
  settings,
  outDir,
  backend = "local",
  account,
}: SynthCatalogOptions): Promise<SynthesizedCatalog> {
  const assets = await catalogAssets(settings);
  const files = new Map<string, Uint8Array | string>([
    ["cdk.tf.json", catalogDocument(settings, assets, { backend, account })],
    [".terraform.lock.hcl", terraformLockFile()],
    ...Object.values(assets).map(({ name, bytes }) => [name, bytes] as const),
  ]);
  for (const [name, content] of files) await replaceFile(join(outDir, name), content);
  return {
    outDir,
    files: [...files.keys()].sort(),
    bundleSha256: assets.projectBundle.sha256,
    templateSha256: assets.productTemplate.sha256,
  };
}

/** The stack as Terraform reads it. */
export function catalogDocument(
  settings: PlatformSettings,
  assets: CatalogAssets,
  place: CatalogPlace,
): string {
  // An App makes folders where it would write to. Nothing is written there, and nothing is to be left.
  const outdir = mkdtempSync(join(tmpdir(), "sagewright-"));
  try {
    const context = { targetVersions: { terraform: TERRAFORM_VERSION_CONSTRAINT.replace(",", "") } };
    const app = new App({ outdir, stackTraces: false, context });
    const stack = catalogStack(app, settings, assets, place);
    stack.prepareStack();
    stack.runAllValidations();
    return `${JSON.stringify(stack.toTerraform(), null, 2)}\n`;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

async function replaceFile(path: string, content: Uint8Array | string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const beside = await mkdtemp(join(folder, ".writing-"));
  try {
    await writeFile(join(beside, basename(path)), content);
    await rename(join(beside, basename(path)), path);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}
