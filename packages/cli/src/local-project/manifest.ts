import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { commitManifestInvalid } from "./issues.ts";

/** What a package.json says that a build needs. */
export interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  /** Whether it names folders beside it, so that it can be installed in its place only. */
  readonly hasFolders: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/** Issue: COMMIT_MANIFEST_INVALID. */
export async function readManifest(folder: string): Promise<Manifest> {
  const document = (await readJson(join(folder, "package.json"))) ?? {};
  const dependencies = textsOf(document.dependencies);
  const hasFolders =
    document.workspaces !== undefined ||
    Object.values(dependencies).some((range) => /^(?:file|link):\.|^\./.test(range));
  return { dependencies, hasFolders };
}

/** The versions that a lock file names, by package; `undefined` where there is none. */
export async function readLock(folder: string): Promise<ReadonlyMap<string, string> | undefined> {
  const document = await readJson(join(folder, "package-lock.json"));
  if (document === undefined) return undefined;
  const packages = isObject(document.packages) ? document.packages : {};
  return new Map(
    Object.entries(packages).flatMap(([path, entry]): [string, string][] =>
      path.startsWith("node_modules/") && isObject(entry) && typeof entry.version === "string"
        ? [[path.slice("node_modules/".length), entry.version]]
        : [],
    ),
  );
}

async function readJson(file: string): Promise<Json | undefined> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new SagewrightError([commitManifestInvalid(error.message)]);
  });
  if (text === undefined) return undefined;
  try {
    const document: unknown = JSON.parse(text);
    if (isObject(document)) return document;
  } catch (error) {
    throw new SagewrightError([commitManifestInvalid(String(error))]);
  }
  throw new SagewrightError([commitManifestInvalid("it holds something else")]);
}

const textsOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
