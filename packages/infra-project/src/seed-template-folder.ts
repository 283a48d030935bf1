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
import {
  isLeftOut,
  SPECIAL,
  type Unsuitable,
  unsuitableContent,
  unsuitableName,
} from "./seed-template-file.ts";
import type { Files } from "./zip.ts";

/**
 * A seed template of the organization's own: the files of a folder without what a working copy has besides. Everything
 * that looks like a secret is refused, as each new repository gets it.
 *
 * Issues: SEED_TEMPLATE_FOLDER_UNREADABLE, SEED_TEMPLATE_FOLDER_EMPTY, SEED_TEMPLATE_FILE_UNSUITABLE.
 */
export function seedTemplateFolder(name: string, folder: string): SeedTemplate {
  const found = entriesBelow(name, folder, "");
  const issues = found.flatMap(({ path, unsuitable }) =>
    unsuitable === undefined ? [] : [seedTemplateFileUnsuitable(name, path, unsuitable)],
  );
  if (issues.length > 0) throw new SagewrightError(issues);
  const files = new Map(
    found
      .toSorted((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ path, content = new Uint8Array() }) => [path, content]),
  );
  if (files.size === 0) throw new SagewrightError([seedTemplateFolderEmpty(name, folder)]);
  return { name, description: `Template ${name} of the organization.`, version: versionOf(files), files };
}

interface Entry {
  readonly path: string;
  readonly content?: Uint8Array;
  readonly unsuitable?: Unsuitable | undefined;
}

function entriesBelow(name: string, folder: string, below: string): readonly Entry[] {
  return entriesOf(name, folder, below)
    .filter((entry) => !isLeftOut(entry.name))
    .flatMap((entry): readonly Entry[] => {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      const unsuitable = unsuitableName(entry.name);
      if (unsuitable !== undefined) return [{ path, unsuitable }];
      if (entry.isDirectory()) return entriesBelow(name, folder, path);
      if (!entry.isFile()) return [{ path, unsuitable: SPECIAL }];
      const content = Uint8Array.from(readFileSync(join(folder, path)));
      return [{ path, content, unsuitable: unsuitableContent(content) }];
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
