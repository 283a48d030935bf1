import { readFileSync } from "node:fs";
import { SagewrightError } from "@sagewright/core";
import { Command, CommanderError } from "commander";
import type { Finish } from "./commands/finish.ts";
import { addModelCommands } from "./commands/models.ts";
import { addPipelineCommands } from "./commands/pipelines.ts";
import { addPlatformCommands } from "./commands/platform.ts";
import { addPostReceiveCommand } from "./commands/post-receive.ts";
import { addRunCommands } from "./commands/runs.ts";
import { addServeCommand } from "./commands/serve.ts";
import { EXIT } from "./exit-code.ts";
import { usageInvalid } from "./issues.ts";
import { printData, tell } from "./print/output.ts";
import { wantsColour } from "./print/style.ts";

/** Understands a command line and runs its command; wrong usage is thrown as USAGE_INVALID. */
export async function dispatch(argv: readonly string[]): Promise<number> {
  const outcome = { code: EXIT.done as number };
  const program = commandTree((code) => {
    outcome.code = code;
  });
  if (argv.length === 0) {
    program.outputHelp({ error: true });
    return EXIT.usage;
  }
  try {
    await program.parseAsync(argv, { from: "user" });
    return outcome.code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return afterCommander(error);
  }
}

function commandTree(finish: Finish): Command {
  const program = new Command("sagewright")
    .description("SageMaker pipelines in TypeScript: checked, compiled, and run on this machine.")
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print help for a command")
    .exitOverride()
    .configureOutput({
      writeOut: printData,
      writeErr: (text) => tell(text.trimEnd()),
      outputError: () => {},
      getOutHasColors: () => wantsColour(process.stdout),
      getErrHasColors: () => wantsColour(process.stderr),
    })
    .addHelpText(
      "after",
      `
Examples:
  sagewright init penguins                 a new project in ./penguins
  sagewright check                         every issue of ./pipeline.ts
  sagewright run --param MaxRmse=300       run it here and follow it to the end
  sagewright runs logs --step Train        what a step printed
  sagewright models list                   what has been registered
  sagewright catalog synth                 the platform's stack, for an operator

Data goes to stdout, words for people to stderr. --json prints one JSON document.
Exit codes: 0 done, 1 the work failed, 2 wrong usage, 3 this machine lacks something, 130 interrupted.`,
    );
  addPipelineCommands(program, finish);
  addRunCommands(program, finish);
  addModelCommands(program, finish);
  addServeCommand(program, finish);
  addPlatformCommands(program, finish);
  addPostReceiveCommand(program, finish);
  return program;
}

function afterCommander(error: CommanderError): number {
  if (error.exitCode === 0) return EXIT.done;
  // A group of commands without a command has already printed its help.
  if (error.code === "commander.help") return EXIT.usage;
  const [first = "", ...suggestion] = error.message.replace(/^error: /, "").split("\n");
  const hint = suggestion.join(" ").replace(/^\(|\)$/g, "");
  throw new SagewrightError([
    usageInvalid(
      `${first.charAt(0).toUpperCase()}${first.slice(1)}${first.endsWith(".") ? "" : "."}`,
      hint || "Add --help to see what there is.",
    ),
  ]);
}

const version = (): string =>
  JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
