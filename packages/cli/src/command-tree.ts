import { readFileSync } from "node:fs";
import { styleText } from "node:util";
import { type Argument, Command } from "commander";
import { addCompletionCommand } from "./commands/completion.ts";
import { addDoctorCommand } from "./commands/doctor.ts";
import { examples } from "./commands/examples.ts";
import type { Finish } from "./commands/finish.ts";
import { fillGroup } from "./commands/group.ts";
import { addHelpCommand } from "./commands/help.ts";
import { addModelCommands } from "./commands/models.ts";
import { addPipelineCommands } from "./commands/pipelines.ts";
import { addPlatformCommands } from "./commands/platform.ts";
import { addPostReceiveCommand } from "./commands/post-receive.ts";
import { addRunCommands } from "./commands/runs.ts";
import { addServeCommand } from "./commands/serve.ts";
import { HELP_OUTPUT } from "./print/help-output.ts";

/** Headings of the help, and the commands below each. */
export const COMMAND_GROUPS = {
  "Write a pipeline:": ["init", "check", "compile", "graph", "import", "diff"],
  "Run it, here or on SageMaker:": ["run", "deploy", "explain-cache", "runs", "models", "serve"],
  "Operate a platform and its projects:": ["catalog", "connection", "project"],
  "This machine:": ["doctor", "completion", "help"],
};

/** Every command there is, whole: with the members of all groups. */
export function wholeTree(): Command {
  const program = commandTree(() => {});
  program.commands.forEach(fillGroup);
  return program;
}

/** Every command, for one command line: a group has its members, and a command its code, only once it is called. */
export function commandTree(finish: Finish): Command {
  const program = new Command("sagewright")
    .description(
      "SageMaker pipelines in TypeScript: checked, run on this machine, and deployed,\nfrom a laptop to the company.",
    )
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print help for a command")
    .exitOverride()
    .configureOutput(HELP_OUTPUT)
    .configureHelp({
      styleTitle: (title) => styleText("bold", title, { validateStream: false }),
      subcommandTerm: (command) =>
        [command.name(), ...command.registeredArguments.map(argumentTerm)].join(" "),
    })
    .addHelpText(
      "after",
      `${examples(
        "sagewright init penguins                 a new project in ./penguins",
        "sagewright check                         every issue of ./pipeline.ts",
        "sagewright run --param MaxRmse=300       run it here and follow it to the end",
        "sagewright runs logs --step Train        what a step printed",
        "sagewright models list                   what has been registered",
        "sagewright deploy --target aws           put it on SageMaker",
        "sagewright doctor                        what this machine and account lack",
        "sagewright project create demo           a project of the platform",
      )}

Data goes to stdout, words for people to stderr; --json prints one document.
Exit codes: 0 done, 1 the work failed, 2 wrong usage, 3 the environment lacks
something, 130 interrupted. NO_COLOR switches colour off, FORCE_COLOR on.`,
    );
  addPipelineCommands(program, finish);
  addRunCommands(program, finish);
  addModelCommands(program, finish);
  addServeCommand(program, finish);
  addPlatformCommands(program, finish);
  addDoctorCommand(program, finish);
  addCompletionCommand(program, finish);
  addPostReceiveCommand(program, finish);
  addHelpCommand(program);
  return inGroups(program).hook("preSubcommand", (_, command) => fillGroup(command));
}

/** In the order of the groups. */
function inGroups(program: Command): Command {
  for (const [heading, names] of Object.entries(COMMAND_GROUPS))
    for (const command of program.commands) if (names.includes(command.name())) command.helpGroup(heading);
  return program;
}

const argumentTerm = (argument: Argument): string => {
  const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
  return argument.required ? `<${name}>` : `[${name}]`;
};

const version = (): string =>
  JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
