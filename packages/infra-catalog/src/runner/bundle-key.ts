/** Key of a bundle of project Terraform in the platform's bucket, by the SHA-256 of its bytes. */
export const bundleKey = (sha256: string): string => `bundles/${sha256}.zip`;

/** Key of the script that CommandRunner fetches, by the SHA-256 of its text. */
export const scriptKey = (sha256: string): string => `bundles/${sha256}.sh`;

/** A SHA-256 in hexadecimal digits, as keys hold it. */
export const SHA256_PATTERN = "^[0-9a-f]{64}$";
