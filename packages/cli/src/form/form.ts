import { EXIT } from "../exit-code.ts";
import { tell } from "../print/output.ts";
import type { CheckedInputConfig } from "./checked-input.ts";

/** One thing that a form asks for. */
export interface Field<Key extends string = string> {
  readonly key: Key;
  readonly label: string;
  readonly description: string;
  /** What an empty answer stands for. */
  readonly default?: string | undefined;
  readonly faultOf: CheckedInputConfig["faultOf"];
  /** Where there are some to choose from; another can be typed unless `isClosed`. */
  readonly choices?: readonly Choice[];
  readonly isClosed?: boolean;
}

export interface Choice {
  readonly value: string;
  readonly name: string;
  readonly description?: string;
  /** Why it cannot be chosen. */
  readonly disabled?: string;
}

/** Whether there is someone to ask. */
export const canAsk = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** Questions go to stderr, as stdout is for data. */
const context = () => ({ output: process.stderr });

/** Asks for each field in turn. Ctrl-C is thrown, see `exitOfCancelled`. */
export async function askFields<Key extends string>(
  fields: readonly Field<Key>[],
): Promise<{ readonly [K in Key]?: string }> {
  const answers: { [K in Key]?: string } = {};
  for (const field of fields) answers[field.key] = await askField(field);
  return answers;
}

const OTHER = "";

async function askField(field: Field): Promise<string> {
  const { choices = [] } = field;
  if (choices.length > 0) {
    const { select } = await import("@inquirer/prompts");
    const chosen = await select<string>(
      {
        message: field.label,
        choices: [
          ...choices.map(({ value, name, description, disabled }) => ({
            value,
            name,
            short: name,
            ...(description !== undefined && { description }),
            ...(disabled !== undefined && { disabled }),
          })),
          ...(field.isClosed === true
            ? []
            : [{ value: OTHER, name: "another one: type it", short: "another" }]),
        ],
        // Without one it would be the first, even where that cannot be chosen.
        default: field.default ?? choices.find(({ disabled }) => disabled === undefined)?.value ?? OTHER,
        loop: false,
      },
      context(),
    );
    if (chosen !== OTHER) return chosen;
  }
  const { checkedInput } = await import("./checked-input.ts");
  const { label: message, description, default: preset, faultOf } = field;
  return checkedInput({ message, description, default: preset, faultOf }, context());
}

/** Asks for a yes. */
export async function askYes(message: string, preset: boolean): Promise<boolean> {
  const { confirm } = await import("@inquirer/prompts");
  return confirm({ message, default: preset }, context());
}

/** The exit code where someone has ended a form with Ctrl-C, or has closed the terminal, which is said; any other error is thrown on. */
export function exitOfCancelled(error: unknown, words: string): number {
  const isCancelled =
    error instanceof Error && (error.name === "ExitPromptError" || error.name === "AbortPromptError");
  if (!isCancelled) throw error;
  tell(words);
  return EXIT.interrupted;
}

/** Asks for a name to be typed once more, before something is destroyed. Nothing typed is a no. */
export async function askName(message: string, name: string): Promise<boolean> {
  const { input } = await import("@inquirer/prompts");
  const validate = (typed: string) =>
    typed === "" || typed === name || `Type ${name}, or nothing to leave it as it is.`;
  return (await input({ message, validate }, context())) === name;
}
