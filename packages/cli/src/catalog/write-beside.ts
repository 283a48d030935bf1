import { rename, rm, writeFile } from "node:fs/promises";

/** Writes a file whole or not at all. */
export async function writeBeside(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.new`;
  try {
    await writeFile(beside, text);
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}
