/** What S3 answers where the bytes that arrived are not those of the checksum: they were changed on their way. */
const CHANGED = new Set([
  "BadDigest",
  "XAmzContentChecksumMismatch",
  "XAmzContentSHA256Mismatch",
  "InvalidDigest",
]);
const ATTEMPTS = 3;

/** Sends a part again where its bytes did not arrive as they were: the SDK takes that for a fault of the request. */
export async function sendChecked<T>(send: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof Error) || !CHANGED.has(error.name)) throw error;
    }
  }
}
