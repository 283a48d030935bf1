import type { Command } from "commander";

const FILLS = new WeakMap<Command, () => void>();

/** A group of commands whose members are made only when one of them is called, since other commands start sooner without. */
export function group(
  program: Command,
  name: string,
  description: string,
  fill: (group: Command) => void,
): Command {
  const command = program.command(name).description(description);
  FILLS.set(command, () => fill(command));
  return command;
}

/** Makes the members of a group that has none yet. */
export function fillGroup(command: Command): void {
  FILLS.get(command)?.();
  FILLS.delete(command);
}
