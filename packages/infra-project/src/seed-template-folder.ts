import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SagewrightError } from "@sagewright/core";
import type { SeedTemplate } from "@sagewright/seed-code";
import {
  seedTemplateFileUnsuitable,
  seedTemplateFolderEmpty,
  seedTemplateFolderUnreadable,
} from "./issues.ts";
import type { Files } from "./zip.ts";

/** What a working copy has besides the files of the template. */
const NOT_OF_THE_TEMPLATE = new Set([".git", ".sagewright", "__pycache__", "node_modules"]);

/**
 * A seed template of the organization's own.
 *
 * Issues: SEED_TEMPLATE_FOLDER_UNREADABLE, SEED_TEMPLATE_FOLDER_EMPTY, SEED_TEMPLATE_FILE_UNSUITABLE.
 */
export function seedTemplateFolder(name: string, folder: string): SeedTemplate {
  const files = new Map(filesBelow(name, folder, "").toSorted(([a], [b]) => (a < b ? -1 : 1)));
  if (files.size === 0) throw new SagewrightError([seedTemplateFolderEmpty(name, folder)]);
  return { name, description: `Template ${name} of the organization.`, version: versionOf(files), files };
}

function filesBelow(name: string, folder: string, below: string): readonly [string, Uint8Array][] {
  return entriesOf(name, folder, below)
    .filter((entry) => !NOT_OF_THE_TEMPLATE.has(entry.name))
    .flatMap((entry): readonly [string, Uint8Array][] => {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(name, folder, path);
      if (!entry.isFile()) throw new SagewrightError([seedTemplateFileUnsuitable(name, path)]);
      return [[path, Uint8Array.from(readFileSync(join(folder, path)))]];
    });
}

function entriesOf(name: string, folder: string, below: string) {
  try {
    return readdirSync(join(folder, below), { withFileTypes: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SagewrightError([seedTemplateFolderUnreadable(name, folder, reason)]);
  }
}

/** The lengths keep names and contents apart. */
function versionOf(files: Files): string {
  const hash = createHash("sha256");
  for (const [path, content] of files) {
    hash.update(`${Buffer.byteLength(path)} ${content.byteLength}\n${path}`);
    hash.update(content);
  }
  return hash.digest("hex");
}
