import { placeWords } from "../aws/next-on-aws.ts";
import { idOf } from "../print/execution-id.ts";
import { commandText, nextCommands, stateFlags } from "../print/next-commands.ts";
import type { NamedPipelineOptions } from "./named-pipeline.ts";

/** Commands about an execution that a person may want next, on the target where it is. */
export interface NextRuns {
  readonly logs: string;
  readonly resume: string;
  readonly watch: string;
  readonly stop: string;
  readonly again: string;
}

export function nextRuns(executionArn: string, options: NamedPipelineOptions): NextRuns {
  const { target } = options;
  const words = target === "aws" ? placeWords(options) : stateFlags(options);
  const name = target === "aws" ? executionArn : idOf(executionArn);
  const runs = (verb: string, ...more: readonly string[]) =>
    commandText("sagewright", "runs", verb, name, ...more, ...words);
  const here = nextCommands(name, options);
  return {
    logs: runs("logs"),
    resume: target === "aws" ? runs("retry") : here.resume,
    watch: runs("show", "--follow"),
    stop: runs("stop"),
    again: target === "aws" ? commandText("sagewright", "run", ...placeWords(options)) : here.again,
  };
}
