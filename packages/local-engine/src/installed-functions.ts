import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { inputFileMissing, lambdaNameInvalid } from "./engine-issues.ts";
import { randomId } from "./random-id.ts";

/** A Lambda function under the alias of its code. */
export interface FunctionName {
  readonly functionName: string;
  readonly alias: string;
}

const NAME = /^[A-Za-z0-9_-]{1,128}$/;
const MAIN = "main.mjs";

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

/** Hidden ones are about to be moved to their place. */
function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name);
}

/**
 * Copies a folder with `main.mjs`, whose export `handler` is called. One alias has one code: what is there already stays.
 *
 * Issues: LAMBDA_NAME_INVALID, INPUT_FILE_MISSING.
 */
export async function putFunction(
  stateDir: string,
  { functionName, alias }: FunctionName,
  folder: string,
): Promise<void> {
  for (const name of [functionName, alias])
    if (!NAME.test(name)) throw new SagewrightError([lambdaNameInvalid(name)]);
  const main = join(folder, MAIN);
  if (!existsSync(main)) throw new SagewrightError([inputFileMissing(main, "file")]);
  const versions = join(root(stateDir), functionName);
  const place = join(versions, alias);
  if (existsSync(place)) return;
  mkdirSync(versions, { recursive: true });
  const beside = join(versions, `.${randomId(12)}`);
  try {
    await cp(folder, beside, { recursive: true });
    renameSync(beside, place);
  } catch (error) {
    // Another process that had the same in mind was faster.
    if (!existsSync(place)) throw error;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}
