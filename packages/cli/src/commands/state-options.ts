import type { Command } from "commander";

/** Where the state of earlier runs is found. */
export interface StateOptions {
  readonly pipeline?: string;
  readonly stateDir?: string;
  readonly json?: boolean;
}

export const addStateOptions = (command: Command): Command =>
  command
    .option("--pipeline <file>", "pipeline whose runs are meant (default: that of this folder)")
    .option("--state-dir <dir>", "where runs are kept (default: .sagewright beside the pipeline)")
    .option("--json", "print one JSON document");
