import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { messageFile } from "./ml-root.ts";

/** The service takes 1 KB, and fails the job for another reason when that is not valid UTF-8. */
const MAX_BYTES = 1024;

/** The longest beginning of `text` that fits, cut between two characters. */
export function cutToBytes(text: string, bytes: number): string {
  const whole = Buffer.from(text, "utf8");
  if (whole.length <= bytes) return whole.toString("utf8");
  let end = bytes;
  while (end > 0 && ((whole[end] ?? 0) & 0xc0) === 0x80) end -= 1; // a continuation byte: the cut is inside a character
  return whole.toString("utf8", 0, end);
}

/** Leaves the reason of a failure where the service and the local engine look for it. */
export function writeExitMessage(root: string, reason: string): void {
  const path = messageFile(root);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, cutToBytes(reason, MAX_BYTES));
}
