import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { stripVTControlCharacters } from "node:util";

export const isPythonThere = spawnSync("python3", ["-c", "import pty"]).status === 0;

/** Once `see` is on the screen, `type` is typed. */
export interface Typing {
  readonly see: string;
  readonly type: string;
}

export interface OnTerminal {
  readonly code: number;
  /** All that was written, without what moves the cursor. */
  readonly text: string;
  /** As it was written. */
  readonly screen: string;
  /** Questions that never came. */
  readonly untyped: readonly string[];
}

const MAIN = join(import.meta.dirname, "../../src/main.ts");

/** Runs the command line of the sources on a terminal. */
export async function onTerminal(
  {
    cwd,
    env,
    columns = 100,
    steps,
  }: {
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    readonly columns?: number;
    readonly steps: readonly Typing[];
  },
  ...argv: readonly string[]
): Promise<OnTerminal> {
  const python = spawn("python3", [join(import.meta.dirname, "terminal.py")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const plan = {
    cwd,
    argv: [process.execPath, "--conditions=@sagewright/source", MAIN, ...argv],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    columns,
    steps,
    seconds: 60,
  };
  python.stdin.end(JSON.stringify(plan));
  const answer = JSON.parse(await text(python.stdout));
  return { ...answer, text: stripVTControlCharacters(answer.screen) };
}
