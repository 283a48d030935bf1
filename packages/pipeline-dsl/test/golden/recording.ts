import { createHash } from "node:crypto";

const MOST_CHARACTERS = 60_000;

/** What is kept of a compiled program: its text, or, of a long one, the hash of it. */
export function recordingOf(compiled: unknown): unknown {
  const text = JSON.stringify(compiled);
  return text.length <= MOST_CHARACTERS
    ? compiled
    : { sha256: createHash("sha256").update(text).digest("hex") };
}
