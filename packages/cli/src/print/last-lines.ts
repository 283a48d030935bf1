import { open } from "node:fs/promises";

const MOST_BYTES = 16_384;

/** The last lines of a log, however long it is. */
export async function lastLines(path: string, count: number): Promise<readonly string[]> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return [];
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - MOST_BYTES);
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(Math.min(size, MOST_BYTES)),
      0,
      undefined,
      start,
    );
    const lines = buffer.toString("utf8", 0, bytesRead).split(/\r?\n/);
    if (lines.at(-1) === "") lines.pop();
    return lines.slice(-count);
  } finally {
    await file.close();
  }
}
