import { readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { OWN_PACKAGES } from "../own-packages.ts";

const SCOPE = "@sagewright/";

/** A package that is on this machine. */
export interface FoundPackage {
  readonly folder: string;
  readonly version: string;
}

/**
 * A package of sagewright's own, beside the one that runs: what the pipeline file imports must be the same modules that the
 * command line uses.
 */
export function ownPackage(name: string): FoundPackage | undefined {
  if (!name.startsWith(SCOPE) || !isPackageName(name)) return undefined;
  return packageIn(join(OWN_PACKAGES, name.slice(SCOPE.length)), name);
}

/** A package in this version, where Node would look for it from `folder`, or from here. */
export function findPackage(name: string, version: string, folder: string): FoundPackage | undefined {
  if (!isPackageName(name)) return undefined;
  const found = [...foldersAbove(folder), ...foldersAbove(OWN_PACKAGES)].map((above) =>
    packageIn(join(above, "node_modules", name), name),
  );
  return found.find((each) => each?.version === version);
}

/** A name that leads nowhere but to a folder of packages. */
export const isPackageName = (name: string): boolean =>
  /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/i.test(name);

function packageIn(folder: string, name: string): FoundPackage | undefined {
  try {
    const manifest: { readonly name?: unknown; readonly version?: unknown } = JSON.parse(
      readFileSync(join(folder, "package.json"), "utf8"),
    );
    if (manifest.name !== name || typeof manifest.version !== "string") return undefined;
    return { folder: realpathSync(folder), version: manifest.version };
  } catch {
    return undefined;
  }
}

function foldersAbove(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersAbove(above)];
}
