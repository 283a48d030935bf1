import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { EXIT } from "../exit-code.ts";
import { directoryNotEmpty, templateUnknown } from "../issues.ts";
import { displayPath } from "../load/place.ts";
import { ownDependencies } from "../own-packages.ts";
import { packageNameOf } from "../package-name.ts";
import { shellWord } from "../print/next-commands.ts";
import { printJson, tell } from "../print/output.ts";
import { templateFolder, templateNames } from "../templates.ts";

export interface InitOptions {
  readonly template: string;
  readonly json?: boolean;
}

/** npm leaves a file of this name out of packages, so it is written here. */
const GITIGNORE = "node_modules/\n.sagewright/\n";

/** Names that a template never has of its own, but a working copy of it may. */
const NEVER_COPIED = new Set(["node_modules", ".sagewright", ".vitest", "dist"]);

/** A new project: the template whole, or nothing. */
export async function init(directory: string, { template, json }: InitOptions): Promise<number> {
  const source = templateFolder(template);
  if (source === undefined) throw new SagewrightError([templateUnknown(template, templateNames())]);
  const target = resolve(directory);
  if (!(await isVacant(target))) throw new SagewrightError([directoryNotEmpty(directory)]);

  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.new`);
  try {
    await mkdir(dirname(target), { recursive: true });
    await cp(source, beside, {
      recursive: true,
      filter: (path) => !NEVER_COPIED.has(basename(path)) || path === source,
    });
    await rewritePackage(join(beside, "package.json"), packageNameOf(basename(target)));
    if (!existsSync(join(beside, ".gitignore"))) await writeFile(join(beside, ".gitignore"), GITIGNORE);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }

  if (json) printJson({ directory: target, template });
  tell(`Made ${displayPath(target)} from the template "${template}". Next:`);
  if (target !== process.cwd()) tell(`  cd ${shellWord(relative(process.cwd(), target))}`);
  tell("  npm install\n  npx sagewright run");
  return EXIT.done;
}

async function isVacant(path: string): Promise<boolean> {
  if (!existsSync(path)) return true;
  return (await readdir(path).catch(() => [""])).length === 0;
}

async function rewritePackage(path: string, name: string): Promise<void> {
  const manifest = JSON.parse(await readFile(path, "utf8"));
  const dependencies = ownDependencies(manifest.dependencies);
  const own = { ...manifest, name, version: "0.1.0", private: true, dependencies };
  await writeFile(path, `${JSON.stringify(own, null, 2)}\n`);
}
