import type { Command } from "commander";

/** What the commands that write stacks take besides their flags. */
export interface SynthOptions {
  readonly out: string;
  readonly config?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  /** The flags of parameters and settings, under commander's names. */
  readonly [flag: string]: unknown;
}

export const addSynthOptions = (command: Command, folder: string): Command =>
  command
    .option("--out <dir>", "folder to write into: new, empty, or with an earlier stack", folder)
    .option("--config <file>", "config file (default: sagewright.config.ts of this folder or above)")
    .option("--force", "write into a folder that holds something else, too")
    .option("--json", "print one JSON document");
