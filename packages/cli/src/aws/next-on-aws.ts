import type { ExecutionPlaces } from "../print/execution.ts";
import { commandText } from "../print/next-commands.ts";

/** Commands that a person may want next, and where to look. */
export interface NextOnAws {
  /** Goes on with an execution, or goes on watching it. */
  readonly resume: string;
  readonly again: string;
  readonly leftRunning: string;
  readonly places: ExecutionPlaces;
}

/** @param again the words after `sagewright run` that name the pipeline and its place */
export function nextOnAws(executionArn: string, region: string, again: readonly string[]): NextOnAws {
  const resume = commandText("sagewright", "run", ...again, "--resume", executionArn);
  const stop = ["stop-pipeline-execution", "--pipeline-execution-arn", executionArn, "--region", region];
  return {
    resume,
    again: commandText("sagewright", "run", ...again),
    leftRunning: `The execution goes on at AWS. Watch it with: ${resume}\nStop it with: ${commandText("aws", "sagemaker", ...stop)}`,
    places: [
      ["logs", "CloudWatch, /aws/sagemaker/ProcessingJobs, …/TrainingJobs, …/TransformJobs"],
      ["show", resume],
    ],
  };
}
