import { existsSync } from "node:fs";
import { mkdir, readdir, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { EXIT } from "../exit-code.ts";
import { fillBeside } from "../folder-beside.ts";
import { directoryNotEmpty, templateUnknown } from "../issues.ts";
import { displayPath } from "../load/place.ts";
import { packageNameOf } from "../package-name.ts";
import { shellWord } from "../print/next-commands.ts";
import { printJson, tell } from "../print/output.ts";
import { templateFiles } from "../template-files.ts";
import { type ProjectTemplate, projectTemplates } from "../templates.ts";

export interface InitOptions {
  readonly template: string;
  readonly json?: boolean;
}

/** A new project: the template whole, or nothing. */
export async function init(directory: string, { template, json }: InitOptions): Promise<number> {
  const target = resolve(directory);
  const files = templateFiles(await templateOf(template), packageNameOf(basename(target)));
  if (!(await isVacant(target))) throw new SagewrightError([directoryNotEmpty(directory)]);

  const write = async (folder: string): Promise<void> => {
    for (const [path, content] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
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
