import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What work in a folder leaves there; in a project its .gitignore keeps most of it from being committed. */
const NOT_THE_PROJECTS = new Set([
  "node_modules",
  "package-lock.json",
  "build",
  "dist",
  ".sagewright",
  ".vitest",
  "__pycache__",
]);

/** The files of a folder by their path in it. */
export function readFolder(folder: string, below = ""): Map<string, Uint8Array> {
  return new Map(
    readdirSync(join(folder, below), { withFileTypes: true })
      .filter(({ name }) => !NOT_THE_PROJECTS.has(name))
      .flatMap((entry): [string, Uint8Array][] => {
        const path = below === "" ? entry.name : `${below}/${entry.name}`;
        return entry.isDirectory()
          ? [...readFolder(folder, path)]
          : [[path, Uint8Array.from(readFileSync(join(folder, path)))]];
      }),
  );
}
