import { ownDependencies } from "./own-packages.ts";
import type { ProjectTemplate } from "./templates.ts";

/** For templates that bring none. */
const GITIGNORE = "node_modules/\n.sagewright/\n";

/** The files of a new project, by path: those of the template, with a package.json of its own. */
export function templateFiles(
  { files }: Pick<ProjectTemplate, "files">,
  packageName: string,
): ReadonlyMap<string, Uint8Array | string> {
  return new Map<string, Uint8Array | string>([
    [".gitignore", GITIGNORE],
    ...[...files].map(([path, content]): [string, Uint8Array | string] => [
      path,
      path === "package.json" ? packageOf(content, packageName) : content,
    ]),
  ]);
}

function packageOf(template: Uint8Array, name: string): string {
  const manifest = JSON.parse(new TextDecoder().decode(template));
  const dependencies = ownDependencies(manifest.dependencies);
  const own = { ...manifest, name, version: "0.1.0", private: true, dependencies };
  return `${JSON.stringify(own, null, 2)}\n`;
}
