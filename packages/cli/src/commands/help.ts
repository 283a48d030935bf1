import { type Command, CommanderError } from "commander";
import { EXIT } from "../exit.ts";
import { examples } from "./examples.ts";
import { fillGroup } from "./group.ts";

/** `help catalog plan`: the help of a command, however deep it is. */
export function addHelpCommand(program: Command): void {
  program
    .helpCommand(false)
    .command("help")
    .description("print help for a command")
    .argument("[command...]", "the command, word by word")
    .addHelpText("after", examples("sagewright help run", "sagewright help catalog plan"))
    .action(async (words: readonly string[]) => {
      const reached = { command: program };
      for (const word of words) reached.command = await below(reached.command, word);
      fillGroup(reached.command);
      reached.command.outputHelp();
    });
}

/** Refuses `chek --help`: of a command that there is not, the help of its group would be printed. */
export async function checkAskedHelp(program: Command, argv: readonly string[]): Promise<void> {
  if (!argv.includes("--help") && !argv.includes("-h")) return;
  const reached = { command: program };
  for (const word of argv) {
    fillGroup(reached.command);
    if (word.startsWith("-") || reached.command.commands.length === 0) return;
    reached.command = await below(reached.command, word);
  }
}

async function below(group: Command, word: string): Promise<Command> {
  fillGroup(group);
  const command = group.commands.find((each) => each.name() === word);
  if (command !== undefined) return command;
  const { nearest } = await import("@sagewright/core");
  const names = group
    .createHelp()
    .visibleCommands(group)
    .map((each) => each.name());
  const near = nearest(word, names);
  const suggestion = near === undefined ? "" : `\n(Did you mean ${near}?)`;
  throw new CommanderError(
    EXIT.usage,
    "commander.unknownCommand",
    `error: unknown command '${word}'${suggestion}`,
  );
}
