import type { Issue } from "@sagewright/core";
import { watchInterrupts } from "../interrupts.ts";
import { tell } from "../print/output.ts";

/** A signal ends the process at once while this works, but not without a word on what may have been done. */
export async function whileSent<T>({ message, hint }: Issue, work: () => Promise<T>): Promise<T> {
  const interrupts = watchInterrupts(
    () => {
      tell(`${message} ${hint}`);
      process.exit(interrupts.code);
    },
    () => {},
  );
  try {
    return await work();
  } finally {
    interrupts.stopWatching();
  }
}
