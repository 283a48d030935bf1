import { rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { watchInterrupts } from "./interrupts.ts";
import { makeFolder } from "./make-folder.ts";

/**
 * Lets `fill` fill a new folder beside `target`, then `place` put it there, so that the target is whole or not at all. The folder is
 * gone afterwards, after Ctrl-C, too: that ends the process at once while the folder is filled, and lets it be put in its
 * place first.
 */
export async function fillBeside<Result>(
  target: string,
  fill: (folder: string) => Promise<Result>,
  place: (folder: string) => Promise<void>,
): Promise<Result> {
  const folder = join(dirname(target), `.${basename(target)}.${process.pid}.new`);
  // What is still being written when the signal comes can be in the way of the removal.
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  let isFull = false;
  const interrupts = watchInterrupts(() => {
    if (isFull) return;
    remove();
    process.exit(interrupts.code);
  }, remove);
  try {
    await makeFolder(folder);
    const result = await fill(folder);
    isFull = true;
    await place(folder);
    return result;
  } finally {
    interrupts.stopWatching();
    remove();
    if (interrupts.code !== undefined) process.exit(interrupts.code);
  }
}
