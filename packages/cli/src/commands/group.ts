import type { Command } from "commander";
import { examples } from "./examples.ts";

const FILLS = new WeakMap<Command, () => void>();

export interface GroupText {
  readonly description: string;
  readonly examples: readonly string[];
}

/** A group of commands whose members are made only when one of them is called, since other commands start sooner without. */
export function group(
  program: Command,
  name: string,
  text: GroupText,
  fill: (group: Command) => void,
): Command {
  const command = program
    .command(name)
    .description(text.description)
    .addHelpText("after", examples(...text.examples));
  FILLS.set(command, () => fill(command));
  return command;
}

/** Makes the members of a group that has none yet. */
export function fillGroup(command: Command): void {
  FILLS.get(command)?.();
  FILLS.delete(command);
}
