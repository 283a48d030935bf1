import { existsSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds this package and its siblings: two above, in the sources and when built. */
export const OWN_PACKAGES = fileURLToPath(new URL("../..", import.meta.url));
const SCOPE = "@sagewright/";

/**
 * Dependencies as a new project should have them: by version where sagewright was installed from a registry; by folder
 * where it runs from a checkout, whose versions may not be in any registry.
 */
export function ownDependencies(dependencies: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(dependencies).map(([name, version]) => [name, folderOf(name) ?? version]),
  );
}

function folderOf(name: string): string | undefined {
  if (!name.startsWith(SCOPE) || OWN_PACKAGES.includes(`${sep}node_modules${sep}`)) return undefined;
  const folder = join(OWN_PACKAGES, name.slice(SCOPE.length));
  return existsSync(join(folder, "package.json")) ? `file:${folder}` : undefined;
}
