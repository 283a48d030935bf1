import type { Flag } from "@sagewright/core/project";
import { type Command, InvalidArgumentError, Option } from "commander";

/** Makes each flag an option of the command, under one heading of its help. */
export function addFlags(
  command: Command,
  heading: string,
  flags: readonly Flag[],
  { required = [] }: { readonly required?: readonly string[] } = {},
): void {
  for (const flag of flags) {
    const option = optionOf(flag).makeOptionMandatory(required.includes(flag.key));
    command.addOption(option.helpGroup(heading));
    if (flag.type === "boolean") {
      const opposite = new Option(`--no-${flag.flag.slice(2)}`, "not even where the config file says so");
      command.addOption(opposite.helpGroup(heading));
    }
  }
}

/** What was given of these flags, by key. */
export const givenFlags = <Key extends string>(
  options: Readonly<Record<string, unknown>>,
  flags: readonly Flag<Key>[],
): { readonly [K in Key]?: unknown } =>
  Object.fromEntries(
    flags.flatMap((flag) => {
      const value = options[optionOf(flag).attributeName()];
      return value === undefined ? [] : [[flag.key, value]];
    }),
  ) as { readonly [K in Key]?: unknown };

function optionOf(flag: Flag): Option {
  // The last word of a name says what it holds: an arn, a url, days.
  const word = flag.flag.slice(flag.flag.lastIndexOf("-") + 1);
  const holds = { text: ` <${word}>`, number: ` <${word}>`, list: ` <${word}...>`, boolean: "" }[flag.type];
  const option = new Option(`${flag.flag}${holds}`, descriptionOf(flag));
  if (flag.type === "number") return option.argParser(numberOf(flag));
  return flag.choices === undefined ? option : option.choices(flag.choices);
}

function descriptionOf({ description, default: value, type, choices }: Flag): string {
  // In the middle of a help text; "AWS" and "SageMaker" stay as they are.
  const text = description
    .replace(/^[A-Z](?=[a-z-]*\s)/, (letter) => letter.toLowerCase())
    .replace(/\.$/, "");
  const notes = [
    ...(type === "number" && choices !== undefined ? [choices.join(", ")] : []),
    ...(value === undefined || type === "boolean" || (Array.isArray(value) && value.length === 0)
      ? []
      : [`default: ${Array.isArray(value) ? value.join(", ") : value}`]),
  ];
  return notes.length === 0 ? text : `${text} (${notes.join("; ")})`;
}

const numberOf =
  ({ choices }: Flag) =>
  (text: string): number => {
    const known = choices === undefined ? /^-?\d+(?:\.\d+)?$/.test(text) : choices.includes(text);
    if (!known) {
      throw new InvalidArgumentError(
        choices === undefined ? "Give a number." : `Allowed choices are ${choices.join(", ")}.`,
      );
    }
    return Number(text);
  };
