import type { Command } from "commander";
import { bashCompletion } from "../completion/bash.ts";
import { completionTable } from "../completion/completion-table.ts";
import { fishCompletion } from "../completion/fish.ts";
import { zshCompletion } from "../completion/zsh.ts";
import { EXIT } from "../exit-code.ts";
import { printData } from "../print/output.ts";
import { fillGroup } from "./group.ts";

const SCRIPTS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

/** Prints the script of a shell, made from the definitions of the commands. */
export function completionCommand(program: Command, shell: keyof typeof SCRIPTS): number {
  program.commands.forEach(fillGroup);
  printData(SCRIPTS[shell](completionTable(program)));
  return EXIT.done;
}
