import type { Argument, Command, Option } from "commander";
import type { CommandDocument } from "../../src/documents.ts";
import { helpText } from "../../src/print/help-text.ts";

/** Where a table has stood already, by the table. */
export type Told = Map<string, string>;

/** A command, from its definition: what it does, how it is called, what it prints. */
export function commandSection(
  name: string,
  command: Command,
  documents: readonly CommandDocument[],
  told: Told,
): string {
  const help = command.createHelp();
  return [
    `## \`${name}\``,
    sentence(command.description()),
    `\`\`\`text\n${help.commandUsage(command)}\n\`\`\``,
    ...argumentTable(command.registeredArguments),
    ...optionTables(name, help.visibleOptions(command).filter(isOwn), told),
    `\`\`\`sh\n${examplesOf(command)}\n\`\`\``,
    ...exitCodes(name),
    ...(documents.length === 0 ? [] : [printed(name, documents)]),
  ].join("\n\n");
}

function argumentTable(all: readonly Argument[]): string[] {
  if (all.length === 0) return [];
  const rows = all.map((argument) => {
    const shown = argument.required
      ? `<${argument.name()}>`
      : `[${argument.name()}${argument.variadic ? "..." : ""}]`;
    return `| \`${shown}\` | ${cell(argument.description)}${choices(argument.argChoices)} | ${byDefault(argument.defaultValue)} |`;
  });
  return [["| argument | meaning | default |", "|---|---|---|", ...rows].join("\n")];
}

function optionTables(name: string, options: readonly Option[], told: Told): string[] {
  const groups = Map.groupBy(options, (option) => option.helpGroupHeading ?? "");
  return [...groups].flatMap(([heading, members]) => {
    const rows = members.map(
      (option) =>
        `| \`${option.flags}\` | ${cell(option.description)}${choices(option.argChoices)} | ${option.mandatory && option.defaultValue === undefined ? "must be given" : byDefault(option.defaultValue)} |`,
    );
    const table = ["| option | meaning | default |", "|---|---|---|", ...rows].join("\n");
    const title = heading === "" ? [] : [heading];
    const before = told.get(table);
    if (before !== undefined && rows.length > 3)
      return [`${heading} as for [\`${before}\`](#${anchor(before)}).`];
    told.set(table, name);
    return [...title, table];
  });
}

/** Those of all commands stand at the head of the page. */
const SPECIAL: { readonly [command: string]: string } = {
  "sagewright check": "1 where there is an error; warnings alone are 0.",
  "sagewright run": "1 where the execution has failed or was stopped.",
  "sagewright doctor": "3 where there is a fault; warnings alone are 0.",
  "sagewright connection status": "1 while the connection cannot be used.",
  "sagewright catalog plan": "with `--detailed-exitcode` 2 where there are changes, as Terraform does.",
};

const exitCodes = (name: string): string[] =>
  SPECIAL[name] === undefined ? [] : [`Exit code: ${SPECIAL[name]}`];

const printed = (name: string, documents: readonly CommandDocument[]): string =>
  documents
    .map(({ name: document, when }) => {
      const link = `[\`${document}\`](#${document.toLowerCase()})`;
      if (when !== undefined) return `With \`${when} --json\` it prints ${link}.`;
      return name === "sagewright compile" ? `It prints ${link}.` : `With \`--json\` it prints ${link}.`;
    })
    .join(" ");

export const examplesOf = (command: Command): string =>
  (helpText(command).split("\nExamples:\n")[1]?.split("\n\n")[0] ?? "")
    .split("\n")
    .map((line) => line.replace(/^ {2}/, "").trimEnd())
    // What is explained beside a command is a comment of the shell.
    .map((line) => line.replace(/(\S) {2,}(?=\S)(?!.* \\$)/, "$1  # "))
    .join("\n")
    .trim();

export const anchor = (heading: string): string =>
  heading
    .replace(/[^\w -]/g, "")
    .replaceAll(" ", "-")
    .toLowerCase();

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1).replaceAll("\n", " ")}${text.endsWith(".") ? "" : "."}`;

const choices = (values: readonly string[] | undefined): string =>
  values === undefined ? "" : `: ${values.map((value) => `\`${value}\``).join(", ")}`;

const byDefault = (value: unknown): string => {
  if (value === undefined || (typeof value === "object" && Object.keys(Object(value)).length === 0))
    return "";
  return typeof value === "string" ? `\`${value}\`` : `\`${JSON.stringify(value)}\``;
};

/** Angle brackets would be tags of a page. */
const cell = (text: string): string =>
  text.replaceAll("|", "\\|").replaceAll("\n", " ").replaceAll("<", "&lt;");

/** Every command has --help. */
const isOwn = ({ long }: Option): boolean => long !== "--help";
