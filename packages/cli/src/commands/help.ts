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
    .action((words: readonly string[]) => {
      const command = words.reduce(found, program);
      fillGroup(command);
      command.outputHelp();
    });
}

function found(group: Command, word: string): Command {
  fillGroup(group);
  const command = group.commands.find((each) => each.name() === word);
  if (command !== undefined) return command;
  throw new CommanderError(EXIT.usage, "commander.unknownCommand", `error: unknown command '${word}'`);
}
