import type { ExecutionPlaces } from "../print/execution.ts";
import { commandText } from "../print/next-commands.ts";
import type { AwsOptions } from "./clients.ts";
import { placeFlags } from "./place-flags.ts";

/** Commands that a person may want next, and where to look. */
export interface NextOnAws {
  /** Goes on with an execution, or goes on watching it. */
  readonly resume: string;
  readonly again: string;
  readonly logs: string;
  readonly watch: string;
  readonly leftRunning: string;
  readonly places: ExecutionPlaces;
}

/** @param again the words after `sagewright run` that name the pipeline and its place */
export function nextOnAws(executionArn: string, place: AwsOptions, again: readonly string[]): NextOnAws {
  const runs = (verb: string, ...more: readonly string[]): string =>
    commandText("sagewright", "runs", verb, executionArn, ...more, ...placeWords(place));
  const [watch, logs] = [runs("show", "--follow"), runs("logs")];
  return {
    resume: commandText("sagewright", "run", ...again, "--resume", executionArn),
    again: commandText("sagewright", "run", ...again),
    logs,
    watch,
    leftRunning: `The execution goes on at AWS. Watch it with: ${watch}\nStop it with: ${runs("stop")}`,
    places: [
      ["logs", logs],
      ["show", runs("show")],
    ],
  };
}

/** The words that name a place on AWS again. */
export const placeWords = (place: AwsOptions): readonly string[] => ["--target", "aws", ...placeFlags(place)];
