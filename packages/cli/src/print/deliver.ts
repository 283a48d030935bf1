import { rename, rm, writeFile } from "node:fs/promises";
import { displayPath } from "../load/place.ts";
import { printData, tell } from "./output.ts";

/** Data to stdout, or whole into a file. */
export async function deliver(text: string, file: string | undefined): Promise<void> {
  if (file === undefined) {
    printData(text);
    return;
  }
  const beside = `${file}.${process.pid}.new`;
  try {
    await writeFile(beside, text);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw error;
  }
  tell(`Wrote ${displayPath(file)}`);
}
