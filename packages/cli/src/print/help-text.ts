import type { Command } from "commander";

/** The whole help of a command as a pipe would get it: without colour, 80 columns wide. */
export function helpText(command: Command): string {
  const written: string[] = [];
  command
    .configureOutput({
      writeOut: (text) => written.push(text),
      getOutHelpWidth: () => 80,
      getOutHasColors: () => false,
    })
    .outputHelp();
  return written.join("");
}
