/** What the stack knows of the archives that lie beside it; contents are known by their hashes. */
export interface SeedAssets {
  /** SHA-256 of `assets/cleanup-lambda.zip`, in base64 as Lambda tells it. */
  readonly cleanupSha256: string;
  /** SHA-256 of `assets/seed-lambda.zip`, in base64 as Lambda tells it. */
  readonly lambdaSha256: string;
  /** SHA-256 of `assets/seed-code.zip`, in hexadecimal digits. */
  readonly codeSha256: string;
  /** Version of each template by its name. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Path of the cleanup Lambda's archive in the bundle. */
export const CLEANUP_LAMBDA_ZIP = "assets/cleanup-lambda.zip";

/** Path of the seed Lambda's archive in the bundle. */
export const SEED_LAMBDA_ZIP = "assets/seed-lambda.zip";

/** Path of the templates' archive in the bundle. */
export const SEED_CODE_ZIP = "assets/seed-code.zip";

/** Where the archive of the templates lies in the artifact bucket, for the check-in build. */
export const SEED_CODE_PREFIX = "seed-code/";

/** A file of the bundle, as Terraform finds it from any working directory. */
export const inBundle = (path: string): string => `\${path.module}/${path}`;
