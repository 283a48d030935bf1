import { existsSync } from "node:fs";
import { mkdir, readdir, rename, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { SagewrightError } from "@sagewright/core";
import { fillBeside } from "../folder-beside.ts";
import { stackFolderForeign, stackFolderOfAnotherPlatform } from "../issues.ts";
import { displayPath } from "../load/place.ts";
import {
  mayFollow,
  OWNER_FILE,
  ownerText,
  ownerWords,
  readStackOwner,
  type StackOwner,
} from "./stack-owner.ts";

/** Terraform reads it, so it is put in place last. */
const STACK = "cdk.tf.json";

export interface StackFolderOptions {
  readonly owner: StackOwner;
  /** Whether the folder may hold what is not ours, or another owner's. @default false */
  readonly force?: boolean | undefined;
}

/**
 * Lets `write` fill a new folder beside `directory` and puts what came out into its place, so that a stack is there whole or not
 * at all. In a folder with an earlier stack what Terraform and its user keep there stays: state, plans, variables, `.terraform`.
 *
 * Issues: STACK_FOLDER_FOREIGN, STACK_FOLDER_OF_ANOTHER_PLATFORM.
 */
export async function writeStackFolder<Result>(
  directory: string,
  { owner, force = false }: StackFolderOptions,
  write: (folder: string) => Promise<Result>,
): Promise<Result> {
  const target = resolve(directory);
  if (!force) await mustBeOurs(target, owner);
  const fill = async (folder: string): Promise<Result> => {
    const result = await write(folder);
    await writeFile(join(folder, OWNER_FILE), ownerText(owner));
    return result;
  };
  return fillBeside(target, fill, (folder) => putInto(target, folder));
}

/** Ours is a folder that is not there yet, that is empty, or that holds an earlier stack of the same owner. */
async function mustBeOurs(path: string, owner: StackOwner): Promise<void> {
  if (!existsSync(path)) return;
  const isFolder = (await stat(path)).isDirectory();
  if (isFolder && (await readdir(path)).length === 0) return;
  const found = isFolder ? await readStackOwner(path) : undefined;
  const shown = displayPath(path);
  if (found === undefined) throw new SagewrightError([stackFolderForeign(shown)]);
  if (!mayFollow(owner, found)) {
    throw new SagewrightError([stackFolderOfAnotherPlatform(shown, ownerWords(found), ownerWords(owner))]);
  }
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
