import { join } from "node:path";
import type { Command } from "commander";
import { expect, it } from "vitest";
import { wholeTree } from "../src/command-tree.ts";
import { COMMAND_DOCUMENTS, type CommandDocument, issuesDocument } from "../src/documents.ts";
import { anchor, commandSection, type Told } from "./reference/command-section.ts";
import { documentTable } from "./reference/document-table.ts";

const PAGE = join(import.meta.dirname, "../../../docs/commands.md");
const DOCUMENTS: { readonly [command: string]: readonly CommandDocument[] } = COMMAND_DOCUMENTS;

const HEAD = `# Commands

Written from the definitions of the commands, by a test that compares the two. How they are used together is told in [cli.md](cli.md).

stdout carries data only; what people read goes to stderr. \`--json\` prints one document, whose schema (zod) \`@sagewright/cli/documents\`
exports under the name given here; \`COMMAND_DOCUMENTS\` there has them by command. A member marked * may be absent. Documents may gain
members in a minor version, and lose none.

| exit code | means |
|---|---|
| 0 | done |
| 1 | the work failed: issues were found, or an execution failed |
| 2 | wrong usage |
| 3 | the environment lacks something: a tool, credentials, the network |
| 130 | interrupted by Ctrl-C; it says how to go on |

What fails before it has anything to print writes [\`issuesDocument\`](#issuesdocument) with \`--json\`, and the same words to stderr without.
Every code has a heading in [issues.md](issues.md). \`NO_COLOR\` switches colour off, \`FORCE_COLOR=1\` on.
`;

/** Commands that do something, by their whole names; groups are said by their commands. */
function leaves(command: Command, words: readonly string[]): readonly [string, Command][] {
  const members = command
    .createHelp()
    .visibleCommands(command)
    .filter((each) => command.commands.includes(each));
  return members.flatMap((each) => {
    const name = [...words, each.name()];
    return each.commands.length === 0 ? [[name.join(" "), each] as [string, Command]] : leaves(each, name);
  });
}

function page(): string {
  const told: Told = new Map();
  const commands = leaves(wholeTree(), ["sagewright"]);
  const sections = commands.map(([name, command]) =>
    commandSection(name, command, DOCUMENTS[name.slice("sagewright ".length)] ?? [], told),
  );
  const schemas = new Map([
    ["issuesDocument", issuesDocument as CommandDocument["schema"]],
    ...Object.values(DOCUMENTS)
      .flat()
      .map(({ name, schema }) => [name, schema] as const),
  ]);
  const tables = [...schemas].map(([name, schema]) => `### \`${name}\`\n\n${documentTable(schema)}`);
  const contents = commands.map(
    ([name, command]) =>
      `| [\`${name}\`](#${anchor(name)}) | ${command.description().replaceAll("|", "\\|")} |`,
  );
  return `${[HEAD, `| command | does |\n|---|---|\n${contents.join("\n")}`, ...sections, "## Documents", ...tables].join("\n\n").replace(/\n{3,}/g, "\n\n")}\n`;
}

it("tells of every command what its definition says (vitest --update writes the page)", async () => {
  await expect(page()).toMatchFileSnapshot(PAGE);
});

it("leads every link to a heading of its own", () => {
  const text = page();
  const headings = new Set([...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchor(heading)));

  const broken = [...text.matchAll(/\]\(#([^)]*)\)/g)].filter(([, to = ""]) => !headings.has(to));

  expect(broken.map(([link]) => link)).toEqual([]);
});
