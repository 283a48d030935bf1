import { existsSync } from "node:fs";
import { mkdir, readdir, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { EXIT } from "../exit-code.ts";
import { fillBeside } from "../folder-beside.ts";
import { directoryNotEmpty, templateUnknown } from "../issues.ts";
import { displayPath } from "../load/place.ts";
import { ownDependencies } from "../own-packages.ts";
import { packageNameOf } from "../package-name.ts";
import { shellWord } from "../print/next-commands.ts";
import { printJson, tell } from "../print/output.ts";
import { type ProjectTemplate, projectTemplates } from "../templates.ts";

export interface InitOptions {
  readonly template: string;
  readonly json?: boolean;
}

/** For templates that bring none. */
const GITIGNORE = "node_modules/\n.sagewright/\n";

/** A new project: the template whole, or nothing. */
export async function init(directory: string, { template, json }: InitOptions): Promise<number> {
  const { files } = await templateOf(template);
  const target = resolve(directory);
  if (!(await isVacant(target))) throw new SagewrightError([directoryNotEmpty(directory)]);

  const write = async (folder: string): Promise<void> => {
    await writeFile(join(folder, ".gitignore"), GITIGNORE);
    for (const [path, content] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      const own = path === "package.json" ? packageOf(content, packageNameOf(basename(target))) : content;
      await writeFile(join(folder, path), own);
    }
  };
  await fillBeside(target, write, (folder) => rename(folder, target));

  if (json) printJson({ directory: target, template });
  tell(`Made ${displayPath(target)} from the template "${template}". Next:`);
  if (target !== process.cwd()) tell(`  cd ${shellWord(relative(process.cwd(), target))}`);
  tell("  npm install\n  npm start");
  return EXIT.done;
}

async function templateOf(name: string): Promise<ProjectTemplate> {
  const templates = await projectTemplates();
  const found = templates.find((template) => template.name === name);
  if (found !== undefined) return found;
  throw new SagewrightError([
    templateUnknown(
      name,
      templates.map((template) => template.name),
    ),
  ]);
}

async function isVacant(path: string): Promise<boolean> {
  if (!existsSync(path)) return true;
  return (await readdir(path).catch(() => [""])).length === 0;
}

function packageOf(template: Uint8Array, name: string): string {
  const manifest = JSON.parse(new TextDecoder().decode(template));
  const dependencies = ownDependencies(manifest.dependencies);
  const own = { ...manifest, name, version: "0.1.0", private: true, dependencies };
  return `${JSON.stringify(own, null, 2)}\n`;
}
