import type { Command } from "commander";
import { expect, it } from "vitest";
import { COMMAND_GROUPS, wholeTree } from "./command-tree.ts";
import { helpText } from "./print/help-text.ts";

/** All commands that are shown, groups and the program included, by their whole names. */
function commands(command = wholeTree(), words: readonly string[] = []): readonly [string, Command][] {
  const name = [...words, command.name()];
  return [
    [name.join(" "), command],
    ...command
      .createHelp()
      .visibleCommands(command)
      .flatMap((each) => (each.name() === "help" && words.length > 0 ? [] : commands(each, name))),
  ];
}

const ALL = commands().filter(([name]) => !/ \w[\w-]* help$/.test(name));

it("has the commands of the contract", () => {
  expect(ALL.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      "sagewright runs retry",
      "sagewright models reject",
      "sagewright catalog destroy",
      "sagewright connection status",
      "sagewright project logs",
      "sagewright doctor",
      "sagewright completion",
      "sagewright help",
    ]),
  );
});

it.each(ALL)("%s has a description, examples, and words for every argument and option", (name, command) => {
  const text = helpText(command);

  expect(command.description()).toMatch(/\w/);
  const examples = text.split("\nExamples:\n")[1] ?? "";
  expect(examples).toMatch(/^ {2}(?:sagewright|aws|eval|source) ?/m);
  expect(command.registeredArguments.filter((argument) => argument.description === "")).toEqual([]);
  expect(command.options.filter((option) => option.description === "").map(({ flags }) => flags)).toEqual([]);
  expect(name === "sagewright" || examples.includes(command.name())).toBe(true);
});

it.each(ALL)("the help of %s fits 80 columns", (_, command) => {
  const wide = helpText(command)
    .split("\n")
    .filter((line) => line.length > 80);

  expect(wide).toEqual([]);
});

it("shows every command under a heading", () => {
  const program = wholeTree();
  const visible = program.createHelp().visibleCommands(program);

  expect(visible.map((command) => command.name()).sort()).toEqual(
    Object.values(COMMAND_GROUPS).flat().sort(),
  );
});
