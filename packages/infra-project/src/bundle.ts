import { createHash } from "node:crypto";
import type { PlatformSettings } from "@sagewright/core/project";
import { projectFiles } from "./project-files.ts";
import { zip } from "./zip.ts";

/** What a runner executes for every project of a platform. */
export interface ProjectBundle {
  /** A zip archive. */
  readonly bytes: Uint8Array;
  /** Of the bytes, in hexadecimal digits. */
  readonly sha256: string;
}

/**
 * The stack, the lock file and the seed code as one archive. The same settings and templates give the same bytes on
 * every machine, so that its hash tells whether a template is new; running it takes Terraform and its provider, no Node.
 *
 * Issues: SEED_CODE_TOO_LARGE, SEED_LAMBDA_NOT_BUILT, CLEANUP_LAMBDA_NOT_BUILT, SEED_TEMPLATE_FOLDER_UNREADABLE, SEED_TEMPLATE_FOLDER_EMPTY,
 * SEED_TEMPLATE_FILE_UNSUITABLE.
 */
export async function projectBundle(settings: PlatformSettings): Promise<ProjectBundle> {
  const bytes = zip(projectFiles(settings));
  return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}
