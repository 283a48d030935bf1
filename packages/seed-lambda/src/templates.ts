import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SagewrightError } from "@sagewright/core";
import { seedTemplateMissing, seedTemplateUnsuitable } from "./issues.ts";

/** One file of a seed template. */
export interface SeedFile {
  /** Relative, with slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly executable: boolean;
}

/**
 * Reads a template, which is a folder below `root`, byte for byte.
 *
 * Issues: SEED_TEMPLATE_MISSING, SEED_TEMPLATE_UNSUITABLE (a link, a device: nothing that a repository should start from).
 */
export async function readTemplate(root: URL, name: string): Promise<readonly SeedFile[]> {
  const folders = await readdir(root, { withFileTypes: true }).catch(() => []);
  const there = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  // Only a name that was listed becomes part of a path.
  if (!there.includes(name)) throw new SagewrightError([seedTemplateMissing(name, there.toSorted())]);
  return await filesBelow(name, join(fileURLToPath(root), name), "");
}

async function filesBelow(template: string, folder: string, prefix: string): Promise<readonly SeedFile[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true });
  const files: SeedFile[] = [];
  for (const entry of entries) {
    const path = `${prefix}${entry.name}`;
    if (entry.isDirectory()) files.push(...(await filesBelow(template, folder, `${path}/`)));
    else if (entry.isFile()) {
      const { mode } = await stat(join(folder, path));
      files.push({ path, bytes: await readFile(join(folder, path)), executable: (mode & 0o100) !== 0 });
    } else {
      throw new SagewrightError([seedTemplateUnsuitable(template, path, "is neither a file nor a folder")]);
    }
  }
  return files;
}
