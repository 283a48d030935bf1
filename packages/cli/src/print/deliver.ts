import { statSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { type Issue, SagewrightError } from "@sagewright/core";
import { fileNotWritable } from "../issues.ts";
import { displayPath } from "../load/place.ts";
import { printIssues } from "./issues.ts";
import { printData, tell } from "./output.ts";

/** Issues that did not stop the work, then data to stdout or whole into a file. */
export async function deliver(
  text: string,
  issues: readonly Issue[],
  { out, json = false }: { readonly out?: string; readonly json?: boolean },
): Promise<void> {
  const toFile = json && out !== undefined;
  if (!toFile) printIssues(issues);
  await write(text, out);
  // With --json stdout holds one document, also where the data goes to a file.
  if (toFile) printIssues(issues, { json });
}

async function write(text: string, file: string | undefined): Promise<void> {
  if (file === undefined) {
    printData(text);
    return;
  }
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new SagewrightError([fileNotWritable(displayPath(file), "it is a folder")]);
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
