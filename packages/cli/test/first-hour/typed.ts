import { expect } from "vitest";
import { onTerminal, type Typing } from "../project/on-terminal.ts";
import { screenOf } from "./screen.ts";

/** What a command has left on a terminal. */
export interface Typed {
  readonly code: number;
  readonly rows: readonly string[];
  readonly text: string;
  /** As it was written, with all orders to the terminal. */
  readonly screen: string;
}

/** Columns that a line may have before a word that is too long for the rest of it. */
const MOST_BEFORE = 32;
const COMMAND = /^ +(?:sagewright|git|npm|terraform) /;

/**
 * Runs a command on a terminal. Fails where it leaves the terminal in another state than before, or lines that are wider than
 * the terminal though they could be broken between words: names that are too long, and commands, are for the terminal to
 * break, since so they can be copied whole.
 */
export async function typed(
  at: {
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    readonly columns: number;
    readonly steps?: readonly Typing[];
  },
  ...argv: readonly string[]
): Promise<Typed> {
  const { code, screen, untyped } = await onTerminal({ steps: [], ...at }, ...argv);
  const { rows, broken, isCursorVisible, isPlainAtEnd } = screenOf(screen, at.columns);
  const text = rows.join("\n");
  expect({ untyped, isCursorVisible, isPlainAtEnd, text }).toEqual({
    untyped: [],
    isCursorVisible: true,
    isPlainAtEnd: true,
    text,
  });
  const longest = (line: string): number => Math.max(...line.split(/\s+/).map(({ length }) => length));
  const breakable = broken.filter((line) => !COMMAND.test(line) && longest(line) <= at.columns - MOST_BEFORE);
  expect(breakable).toEqual([]);
  return { code, rows, text, screen };
}
