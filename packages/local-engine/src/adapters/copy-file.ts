import { constants, copyFileSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UNFINISHED } from "./s3-uri.ts";

/** Above this a copy must not hold up the other steps. Bytes. */
const WORTH_WAITING = 1024 * 1024;
let copies = 0;

/** A name beside `path` that is neither an object's nor used twice. */
export const besideOf = (path: string): string =>
  join(dirname(path), `${UNFINISHED}${process.pid}-${(copies++).toString(36)}`);

/** Copies beside the target, then renames: nobody ever reads half a file. Copies on write where the disk can. */
export async function copyBeside(from: string, to: string, size: number): Promise<void> {
  const beside = besideOf(to);
  const folder = dirname(to);
  mkdirSync(folder, { recursive: true });
  try {
    if (size > WORTH_WAITING) await copyFile(from, beside, constants.COPYFILE_FICLONE);
    else copyFileSync(from, beside, constants.COPYFILE_FICLONE);
    renameSync(beside, to);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
