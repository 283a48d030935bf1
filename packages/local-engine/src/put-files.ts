import { statSync } from "node:fs";
import { SagewrightError } from "@sagewright/core";
import type { ObjectStore } from "./adapters/object-store.ts";
import { inputFileMissing } from "./engine-issues.ts";

/** Copies a file to an object of the local S3. Issue: INPUT_FILE_MISSING. */
export async function putFile(objects: ObjectStore, uri: string, path: string): Promise<void> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new SagewrightError([inputFileMissing(path, "file")]);
  await objects.put(uri, path);
}

/** Copies a folder's files below a prefix of the local S3. Issue: INPUT_FILE_MISSING. */
export async function putDirectory(objects: ObjectStore, uri: string, path: string): Promise<void> {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new SagewrightError([inputFileMissing(path, "folder")]);
  }
  await objects.upload(path, uri);
}
