import { createHash } from "node:crypto";
import type { PlatformSettings } from "@sagewright/core/project";
import { lambdaArchive } from "./lambda-archive.ts";
import { terraformLockFile } from "./lock-file.ts";
import { CLEANUP_LAMBDA_ZIP, SEED_CODE_ZIP, SEED_LAMBDA_ZIP } from "./seed-assets.ts";
import { type SeedSources, seedSources } from "./seed-sources.ts";
import { synthesizeProject } from "./stack.ts";
import { type Files, zip } from "./zip.ts";

/**
 * Everything that Terraform needs for any project of the platform, by path; only a project's variables and the place of
 * its state are not in it.
 *
 * Issues: SEED_CODE_TOO_LARGE and those of `seedSources`.
 */
export function projectFiles(
  settings: PlatformSettings,
  { cleanup, lambda, templates }: SeedSources = seedSources(settings),
): Files {
  const seedCode: Files = new Map(
    templates.flatMap(({ name, files }) =>
      [...files].map(([path, content]): [string, Uint8Array] => [`templates/${name}/${path}`, content]),
    ),
  );
  const lambdaZip = lambdaArchive(new Map([["index.mjs", lambda], ...seedCode]));
  const codeZip = zip(seedCode);
  const cleanupZip = lambdaArchive(new Map([["index.mjs", cleanup]]));
  const stack = synthesizeProject(settings, {
    cleanupSha256: createHash("sha256").update(cleanupZip).digest("base64"),
    lambdaSha256: createHash("sha256").update(lambdaZip).digest("base64"),
    codeSha256: createHash("sha256").update(codeZip).digest("hex"),
    versions: Object.fromEntries(templates.map(({ name, version }) => [name, version])),
  });
  return new Map([
    ["cdk.tf.json", text(`${JSON.stringify(stack, null, 2)}\n`)],
    [".terraform.lock.hcl", text(terraformLockFile())],
    [CLEANUP_LAMBDA_ZIP, cleanupZip],
    [SEED_LAMBDA_ZIP, lambdaZip],
    // Through Git nothing reads the archive; it would only make the bundle larger.
    ...(settings.seedMethod === "codebuild" ? ([[SEED_CODE_ZIP, codeZip]] as const) : []),
  ]);
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
