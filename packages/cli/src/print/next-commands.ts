import { DEFAULT_PIPELINE } from "../load/default-pipeline.ts";
import { isPipelineSource } from "../load/is-pipeline-source.ts";

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
  const file = pipeline === DEFAULT_PIPELINE ? undefined : pipeline;
  // Its state lies in this folder, as that of the default.
  const beside = file === undefined || isPipelineSource(file) ? undefined : file;
  const again = commandText(
    "sagewright",
    "run",
    ...(file === undefined ? [] : [file]),
    ...stateFlags({ stateDir }),
  );
  return {
    logs: commandText("sagewright", "runs", "logs", id, ...stateFlags({ pipeline: beside, stateDir })),
    resume: `${again} --resume ${id}`,
    again,
  };
}

/** The flags that name a state again, where a pipeline file is none of the command's arguments. */
export const stateFlags = ({ pipeline, stateDir }: GivenPlace): readonly string[] => [
  ...(pipeline === undefined ? [] : ["--pipeline", pipeline]),
  ...(stateDir === undefined ? [] : ["--state-dir", stateDir]),
];

/** A command as a shell takes it. */
export const commandText = (...words: readonly string[]): string => words.map(shellWord).join(" ");

/** A word as a shell takes it whole. */
export const shellWord = (word: string): string =>
  /^[\w./:@=+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
