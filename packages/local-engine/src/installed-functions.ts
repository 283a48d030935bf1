import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { dirname, join } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { inputFileMissing, lambdaNameInvalid } from "./engine-issues.ts";
import { randomId } from "./random-id.ts";

/** A Lambda function under the alias of its code. */
export interface FunctionName {
  readonly functionName: string;
  readonly alias: string;
}

/** What a function is set to beside its code. */
export interface FunctionSettings {
  /** Seconds; then the function is killed. @default only the step's own limit counts */
  readonly timeout?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

const NAME = /^[A-Za-z0-9_-]{1,128}$/;
const MAIN = "main.mjs";
const SETTINGS = "sagewright-function.json";

const root = (stateDir: string): string => join(stateDir, "lambda");

/** The modules of the functions that lie in a state folder, by `name:alias`. */
export function installedFunctions(stateDir: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    foldersIn(root(stateDir)).flatMap((name) =>
      foldersIn(join(root(stateDir), name)).map((alias) => [
        `${name}:${alias}`,
        join(root(stateDir), name, alias, MAIN),
      ]),
    ),
  );
}

/** What was put beside a module; of other modules nothing is set. */
export function settingsOf(module: string): FunctionSettings {
  const file = join(dirname(module), SETTINGS);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as FunctionSettings) : {};
}

/** Hidden ones are about to be moved to their place. */
function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name);
}

/**
 * Copies a folder with `main.mjs`, whose export `handler` is called. One alias has one code: what is there already stays,
 * and only its settings are replaced.
 *
 * Issues: LAMBDA_NAME_INVALID, INPUT_FILE_MISSING.
 */
export async function putFunction(
  stateDir: string,
  { functionName, alias, timeout, environment }: FunctionName & FunctionSettings,
  folder: string,
): Promise<void> {
  for (const name of [functionName, alias])
    if (!NAME.test(name)) throw new SagewrightError([lambdaNameInvalid(name)]);
  const main = join(folder, MAIN);
  if (!existsSync(main)) throw new SagewrightError([inputFileMissing(main, "file")]);
  const versions = join(root(stateDir), functionName);
  const place = join(versions, alias);
  const settings = JSON.stringify({ timeout, environment });
  if (existsSync(place)) return putSettings(place, settings);
  mkdirSync(versions, { recursive: true });
  const beside = join(versions, `.${randomId(12)}`);
  try {
    await cp(folder, beside, { recursive: true });
    writeFileSync(join(beside, SETTINGS), settings);
    renameSync(beside, place);
  } catch (error) {
    // Another process that had the same in mind was faster.
    if (!existsSync(place)) throw error;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

function putSettings(place: string, settings: string): void {
  const beside = join(place, `.${randomId(12)}`);
  writeFileSync(beside, settings);
  renameSync(beside, join(place, SETTINGS));
}
