import { wholeTree } from "../command-tree.ts";
import { bashCompletion } from "../completion/bash.ts";
import { completionTable } from "../completion/completion-table.ts";
import { fishCompletion } from "../completion/fish.ts";
import { zshCompletion } from "../completion/zsh.ts";
import { EXIT } from "../exit-code.ts";
import { printData } from "../print/output.ts";

const SCRIPTS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

/** Prints the script of a shell, made from the definitions of the commands. */
export function completionCommand(shell: keyof typeof SCRIPTS): number {
  printData(SCRIPTS[shell](completionTable(wholeTree())));
  return EXIT.done;
}
