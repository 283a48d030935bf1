import { DEFAULT_PIPELINE } from "../load/default-pipeline.ts";

/** What the user wrote to name a pipeline and its state. */
export interface GivenPlace {
  readonly pipeline?: string | undefined;
  readonly stateDir?: string | undefined;
}

/** Commands that a person may want next; they name the pipeline and its state where these are not the default. */
export interface NextCommands {
  readonly logs: string;
  readonly resume: string;
  readonly again: string;
}

export function nextCommands(id: string, { pipeline, stateDir }: GivenPlace): NextCommands {
  const file = pipeline === undefined || pipeline === DEFAULT_PIPELINE ? [] : [pipeline];
  const state = stateDir === undefined ? [] : ["--state-dir", stateDir];
  const again = commandText("sagewright", "run", ...file, ...state);
  return {
    logs: commandText(
      "sagewright",
      "runs",
      "logs",
      id,
      ...file.flatMap((path) => ["--pipeline", path]),
      ...state,
    ),
    resume: `${again} --resume ${id}`,
    again,
  };
}

/** A command as a shell takes it. */
export const commandText = (...words: readonly string[]): string => words.map(shellWord).join(" ");

/** A word as a shell takes it whole. */
export const shellWord = (word: string): string =>
  /^[\w./:@=+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
