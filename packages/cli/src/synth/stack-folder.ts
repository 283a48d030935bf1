import { existsSync } from "node:fs";
import { mkdir, readdir, rename, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { fillBeside } from "../folder-beside.ts";
import { stackFolderForeign } from "../issues.ts";
import { displayPath } from "../load/place.ts";

/** What a folder of ours always holds; Terraform reads it, so it is put in place last. */
const STACK = "cdk.tf.json";

/**
 * Lets `write` fill a new folder beside `directory` and puts what came out into its place, so that a stack is there whole or not
 * at all. In a folder with an earlier stack what Terraform and its user keep there stays: state, plans, variables, `.terraform`.
 *
 * Issue: STACK_FOLDER_FOREIGN.
 */
export async function writeStackFolder<Result>(
  directory: string,
  { force = false }: { readonly force?: boolean },
  write: (folder: string) => Promise<Result>,
): Promise<Result> {
  const target = resolve(directory);
  if (!force && !(await isOurs(target))) throw new SagewrightError([stackFolderForeign(displayPath(target))]);
  return fillBeside(target, write, (folder) => putInto(target, folder));
}

/** A folder that is not there yet, that is empty, or that holds an earlier stack. */
async function isOurs(path: string): Promise<boolean> {
  if (!existsSync(path)) return true;
  if (!(await stat(path)).isDirectory()) return false;
  const names = await readdir(path);
  return names.length === 0 || names.includes(STACK);
}

async function putInto(target: string, made: string): Promise<void> {
  if (!existsSync(target)) return rename(made, target);
  const names = (await readdir(made)).toSorted((a, b) => Number(a === STACK) - Number(b === STACK));
  const old = join(made, ".old");
  await mkdir(old);
  for (const name of names) {
    // A folder cannot be renamed onto one that has files; a file can, in one step.
    const place = join(target, name);
    if (existsSync(place) && (await stat(place)).isDirectory()) await rename(place, join(old, name));
    await rename(join(made, name), place);
  }
}
