import { SagewrightError } from "@sagewright/core";
import { seedCodeTooLarge } from "./issues.ts";
import { type Files, zip } from "./zip.ts";

/** Bytes that Lambda takes as a direct upload. */
const LAMBDA_ZIP_LIMIT = 50 * 1024 * 1024;

/**
 * The archive of a function, which Lambda would otherwise refuse in the middle of an apply.
 *
 * Issues: SEED_CODE_TOO_LARGE.
 */
export function lambdaArchive(files: Files, limit: number = LAMBDA_ZIP_LIMIT): Uint8Array {
  const archive = zip(files);
  if (archive.byteLength > limit) throw new SagewrightError([seedCodeTooLarge(archive.byteLength, limit)]);
  return archive;
}
