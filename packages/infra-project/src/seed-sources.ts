import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { SagewrightError } from "@sagewright/core";
import type { PlatformSettings } from "@sagewright/core/project";
import { type SeedTemplate, seedTemplates } from "@sagewright/seed-code";
import { cleanupLambdaNotBuilt, seedLambdaNotBuilt } from "./issues.ts";
import { seedTemplateFolder } from "./seed-template-folder.ts";

/** What the bundle of a project is made of besides the stack. */
export interface SeedSources {
  /** The cleanup Lambda, one file. */
  readonly cleanup: Uint8Array;
  /** The seed Lambda, one file. */
  readonly lambda: Uint8Array;
  readonly templates: readonly SeedTemplate[];
}

/**
 * The Lambda and the templates of the packages, and the organization's own templates.
 *
 * Issues: SEED_LAMBDA_NOT_BUILT, CLEANUP_LAMBDA_NOT_BUILT and those of `seedTemplateFolder`.
 */
export const seedSources = (settings: Pick<PlatformSettings, "seedTemplates">): SeedSources => ({
  cleanup: cleanupLambda(),
  lambda: seedLambda(),
  templates: [
    ...seedTemplates(),
    ...Object.entries(settings.seedTemplates).map(([name, folder]) => seedTemplateFolder(name, folder)),
  ],
});

function seedLambda(): Uint8Array {
  const entry = "@sagewright/seed-lambda/lambda";
  try {
    return Uint8Array.from(readFileSync(createRequire(import.meta.url).resolve(entry)));
  } catch {
    throw new SagewrightError([seedLambdaNotBuilt(entry)]);
  }
}

/** As far from the sources as from the built module. */
const CLEANUP_LAMBDA = new URL("../dist/cleanup-lambda/index.mjs", import.meta.url);

function cleanupLambda(): Uint8Array {
  try {
    return Uint8Array.from(readFileSync(CLEANUP_LAMBDA));
  } catch {
    throw new SagewrightError([cleanupLambdaNotBuilt(CLEANUP_LAMBDA.pathname)]);
  }
}
