import { join } from "node:path";
import { contentVersion, sortedByPath } from "./content-version.ts";
import { readFolder } from "./read-folder.ts";
import type { SeedTemplate } from "./seed-template.ts";

/** The examples that are templates. */
const NAMES = ["penguins", "abalone"];

/**
 * A template is an example, which runs where it lies, with what every project has that is built on AWS: buildspec,
 * workflow and the like. Only a checkout has both.
 * @param root of the checkout
 */
export const composeTemplates = (root: string): readonly SeedTemplate[] =>
  NAMES.map((name) => {
    const shared = readFolder(join(root, "packages/seed-code/shared"));
    const files = new Map(sortedByPath(new Map([...shared, ...readFolder(join(root, "examples", name))])));
    return Object.freeze({ name, description: descriptionOf(files), version: contentVersion(files), files });
  });

function descriptionOf(files: ReadonlyMap<string, Uint8Array>): string {
  const manifest: { description: string } = JSON.parse(new TextDecoder().decode(files.get("package.json")));
  return manifest.description;
}
