import type { Argument, Command, Option } from "commander";
import { VALUES } from "./values.ts";

/** What may stand where a value is due: one of these words, the name of a file or folder, or what nobody can know. */
export type Values = readonly string[] | "file" | "folder" | "unknown";

export interface CompletedOption {
  /** `-f` and `--follow`. */
  readonly flags: readonly string[];
  readonly description: string;
  /** Absent where it takes none. */
  readonly values?: Values;
}

/** One command, for shells. */
export interface CompletedCommand {
  /** Its words, without the program's: none of the program itself. */
  readonly words: readonly string[];
  readonly description: string;
  /** Those below it. */
  readonly commands: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly CompletedOption[];
  readonly arguments: Values;
}

/** The program, its commands and theirs. */
export function completionTable(
  command: Command,
  words: readonly string[] = [],
): readonly CompletedCommand[] {
  const help = command.createHelp();
  const commands = help.visibleCommands(command);
  const own: CompletedCommand = {
    words,
    description: command.description(),
    commands: commands.map((each) => ({ name: each.name(), description: each.description() })),
    options: help.visibleOptions(command).map((option) => completedOption(option, words)),
    arguments: argumentValues(command, words),
  };
  const below = commands.filter((each) => command.commands.includes(each));
  return [own, ...below.flatMap((each) => completionTable(each, [...words, each.name()]))];
}

function completedOption(option: Option, words: readonly string[]): CompletedOption {
  const { short, long, description } = option;
  const flags = [short, long].filter((flag) => flag !== undefined);
  if (!option.required && !option.optional) return { flags, description };
  const known = VALUES[`${words.join(" ")} ${long}`] ?? option.argChoices;
  const placeholder = /[<[](.*?)(?:\.\.\.)?[>\]]/.exec(option.flags)?.[1] ?? "";
  return { flags, description, values: known ?? valuesOf(placeholder) };
}

function argumentValues({ registeredArguments }: Command, words: readonly string[]): Values {
  const [first] = registeredArguments;
  if (first === undefined) return [];
  return VALUES[words.join(" ")] ?? first.argChoices ?? valuesOf(first.name(), first);
}

/** Placeholders say what they stand for. */
function valuesOf(placeholder: string, argument?: Argument): Values {
  if (/^(?:dir|folder)$/.test(placeholder)) return "folder";
  const isFile =
    /^(?:.*[.-]|.*=)?file(?:\.json)?$/.test(placeholder) ||
    /^(?:pipeline|definition|before|after)$/.test(argument?.name() ?? "");
  return isFile || placeholder === "program" ? "file" : "unknown";
}
