import { CommanderError } from "commander";
import { commandTree } from "./command-tree.ts";
import { checkAskedHelp } from "./commands/help.ts";
import { EXIT } from "./exit.ts";

/**
 * Understands a command line and runs its command; wrong usage is thrown as USAGE_INVALID.
 *
 * @param beforeCommand awaited before a command's own code; help does without.
 */
export async function dispatch(
  argv: readonly string[],
  beforeCommand: () => Promise<void> = async () => {},
): Promise<number> {
  const outcome = { code: EXIT.done as number };
  const program = commandTree((code) => {
    outcome.code = code;
  }).hook("preAction", (_, command) => (command.name() === "help" ? undefined : beforeCommand()));
  if (argv.length === 0) {
    program.outputHelp({ error: true });
    return EXIT.usage;
  }
  try {
    await checkAskedHelp(program, argv);
    await program.parseAsync(argv, { from: "user" });
    return outcome.code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT.done;
    // A group of commands without a command has already printed its help.
    if (error.code === "commander.help") return EXIT.usage;
    const { wrongUsage } = await import("./wrong-usage.ts");
    throw wrongUsage(error);
  }
}
