import { idOf } from "../print/execution-id.ts";
import { commandText, nextCommands } from "../print/next-commands.ts";
import type { NamedPipelineOptions } from "./named-pipeline.ts";

/** Commands about an execution that a person may want next, on the target where it is. */
export interface NextRuns {
  readonly logs: string;
  readonly resume: string;
  readonly follow: string;
  readonly stop: string;
  readonly again: string;
}

export function nextRuns(executionArn: string, options: NamedPipelineOptions): NextRuns {
  const { target, pipeline, stateDir } = options;
  const words = target === "aws" ? awsWords(options) : placeWords(pipeline, stateDir);
  const name = target === "aws" ? executionArn : idOf(executionArn);
  const runs = (verb: string, ...more: readonly string[]) =>
    commandText("sagewright", "runs", verb, name, ...more, ...words);
  const here = nextCommands(name, options);
  return {
    logs: runs("logs"),
    resume: target === "aws" ? runs("retry") : here.resume,
    follow: runs("show", "--follow"),
    stop: runs("stop"),
    again: target === "aws" ? commandText("sagewright", "run", ...awsWords(options)) : here.again,
  };
}

const placeWords = (pipeline: string | undefined, stateDir: string | undefined): readonly string[] => [
  ...(pipeline === undefined ? [] : ["--pipeline", pipeline]),
  ...(stateDir === undefined ? [] : ["--state-dir", stateDir]),
];

const awsWords = ({ region, profile, endpointUrl }: NamedPipelineOptions): readonly string[] => [
  "--target",
  "aws",
  ...(region === undefined ? [] : ["--region", region]),
  ...(profile === undefined ? [] : ["--profile", profile]),
  ...(endpointUrl === undefined ? [] : ["--endpoint-url", endpointUrl]),
];
