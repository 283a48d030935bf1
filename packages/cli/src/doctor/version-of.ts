import { askProgram } from "../terraform/ask-program.ts";

/** What a program says of its version, in one line; undefined where there is none, or it does not run. */
export async function versionOf(program: string, ...args: readonly string[]): Promise<string | undefined> {
  const answer = await askProgram(program, args, process.env).catch(() => undefined);
  if (answer?.code !== 0) return undefined;
  return (answer.stdout || answer.stderr).trim().split("\n", 1)[0];
}
