import { join } from "node:path";
import { isJsonObject, type JsonValue, SagewrightError } from "@sagewright/core";
import type { ObjectStore } from "../adapters/object-store.ts";
import { safeLocalPath } from "../adapters/s3-uri.ts";
import { manifestInvalid } from "../job-issues.ts";

const MAX_MANIFEST_BYTES = 64 * 1024 * 1024;

/** Copies what a job reads to where it reads it: all objects of a prefix, or those that a manifest names. */
export async function stage(
  objects: ObjectStore,
  uri: string,
  dataType: string,
  directory: string,
): Promise<void> {
  if (dataType !== "ManifestFile") return objects.download(uri, directory);
  const { prefix, names } = parseManifest(uri, objects.read(uri, MAX_MANIFEST_BYTES).toString("utf8"));
  for (const name of names) await objects.get(prefix + name, join(directory, safeLocalPath(name)));
}

function parseManifest(uri: string, text: string): { prefix: string; names: readonly string[] } {
  const invalid = (reason: string) => new SagewrightError([manifestInvalid(uri, reason)]);
  let manifest: JsonValue;
  try {
    manifest = JSON.parse(text.replace(/^\uFEFF/, "")) as JsonValue;
  } catch {
    throw invalid("it is not JSON");
  }
  const [first, ...names] = Array.isArray(manifest) ? (manifest as readonly JsonValue[]) : [];
  if (!isJsonObject(first) || typeof first.prefix !== "string")
    throw invalid("it does not begin with a prefix");
  if (!names.every((name) => typeof name === "string"))
    throw invalid("an entry after the first one is no text");
  if (names.length === 0) throw invalid("it names no object");
  return { prefix: first.prefix, names };
}
