import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Both are one folder below the package, in the sources and when built. The second holds what the build copies in. */
const ROOTS = ["../templates/", "../dist/templates/"].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/** The folder of a project template. */
export const templateFolder = (name: string): string | undefined =>
  templateNames().includes(name)
    ? ROOTS.map((root) => join(root, name)).find((folder) => existsSync(folder))
    : undefined;

export const templateNames = (): string[] =>
  ROOTS.flatMap((root) => (existsSync(root) ? readdirSync(root) : [])).toSorted();
