import { existsSync } from "node:fs";
import { dirname, extname, isAbsolute, join, resolve } from "node:path";
import { types } from "node:util";
import { SagewrightError } from "@sagewright/core";
import type { SagewrightConfig } from "../config.ts";
import { configInvalid } from "../issues.ts";
import { configIssues } from "./config-issues.ts";
import { importModule } from "./import-module.ts";
import { lendOwnPackages } from "./own-imports.ts";
import { packageRootOf } from "./package-root.ts";
import { displayPath } from "./place.ts";

/** Kinds of files that may be a config. */
const MODULES = [".ts", ".mts", ".js", ".mjs"];

const NAMES = MODULES.map((ending) => `sagewright.config${ending}`);

/**
 * The config that holds for a folder: in it, or upwards to the root of its package. Paths in it are made absolute.
 *
 * Issues: CONFIG_INVALID, and those of loading a module.
 */
export async function loadConfig(directory: string): Promise<SagewrightConfig> {
  const path = configFileOf(directory);
  return path === undefined ? {} : readConfigFile(path);
}

/** What one file says; the issues are those of `loadConfig`. */
export async function readConfigFile(path: string): Promise<SagewrightConfig> {
  const file = displayPath(path);
  const refused = (message: string, hint: string) =>
    new SagewrightError([configInvalid([file], message, hint)]);
  if (!MODULES.includes(extname(path))) {
    throw refused(
      "A config is a module in TypeScript or JavaScript.",
      "Write sagewright.config.ts with `export default defineConfig({ … })`.",
    );
  }
  const { default: config } = await importConfig(path);
  if (types.isPromise(config)) {
    throw refused("The default export is a promise, not a config.", "Write `export default await …`.");
  }
  if (!isPlainObject(config)) {
    throw refused("The default export is not a config.", "Write `export default defineConfig({ … })`.");
  }
  const issues = await configIssues(config, file);
  if (issues.length > 0) throw new SagewrightError(issues);
  return absolute(config as SagewrightConfig, dirname(path));
}

async function importConfig(path: string): Promise<Readonly<Record<string, unknown>>> {
  const takeBack = lendOwnPackages();
  try {
    return await importModule(path);
  } finally {
    takeBack();
  }
}

/** The file that holds for a folder, if there is one. */
export function configFileOf(directory: string): string | undefined {
  const root = packageRootOf(directory);
  for (let folder = directory; ; folder = dirname(folder)) {
    const found = NAMES.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined || folder === root || dirname(folder) === folder) return found;
  }
}

function absolute(config: SagewrightConfig, directory: string): SagewrightConfig {
  const { lambdas, seedTemplates, stateDir } = config;
  return {
    ...config,
    ...(stateDir === undefined ? {} : { stateDir: resolve(directory, stateDir) }),
    ...(lambdas === undefined ? {} : { lambdas: mapped(lambdas, (path) => absolutePath(path, directory)) }),
    // Who uses the platform's settings checks them, so this may be anything.
    ...(typeof seedTemplates === "object" && seedTemplates !== null
      ? { seedTemplates: mapped(seedTemplates, (path) => absolutePath(path, directory)) }
      : {}),
  };
}

/** Of an array, a class or a map the keys would mean nothing. */
function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  // A module of the user's may bring objects of another realm.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const absolutePath = (path: string, directory: string): string =>
  typeof path !== "string" || isAbsolute(path) || path.startsWith("file:") ? path : resolve(directory, path);

const mapped = (texts: Readonly<Record<string, string>>, change: (text: string) => string) =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, change(text)]));
