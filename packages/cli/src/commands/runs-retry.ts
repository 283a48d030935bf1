import { DEFAULT_PIPELINE } from "../load/default-pipeline.ts";
import { describeRun } from "../sagemaker/described-run.ts";
import { findRun } from "../sagemaker/find-run.ts";
import { followRun } from "../sagemaker/follow-run.ts";
import { nextRuns } from "../sagemaker/next-runs.ts";
import { withSagemaker } from "../sagemaker/open-sagemaker.ts";
import { retryExecution } from "../sagemaker/retry-run.ts";
import { resumeHere } from "./run.ts";
import type { RunsOptions } from "./runs-options.ts";

/** Lets an execution go on that has failed, was stopped or lost its engine, and follows it to its end. */
export async function retryRun(reference: string | undefined, options: RunsOptions): Promise<number> {
  if (options.target === "local") return retryHere(reference, options);
  return await withSagemaker(options, "read", async (sagemaker) => {
    const executionArn = await findRun(sagemaker, reference, options);
    const before = sagemaker.target === "aws" ? await retryExecution(sagemaker, executionArn) : undefined;
    const next = nextRuns(executionArn, options);
    const run = await describeRun(sagemaker, executionArn);
    return await followRun(sagemaker, run, { next, json: options.json ?? false, before });
  });
}

/** The steps run in this process, as those of `run --resume` do. */
async function retryHere(reference: string | undefined, options: RunsOptions): Promise<number> {
  const executionArn = await withSagemaker(options, "read", (sagemaker) =>
    findRun(sagemaker, reference, options),
  );
  const { pipeline = DEFAULT_PIPELINE, stateDir, json } = options;
  return await resumeHere(pipeline, executionArn, {
    ...(stateDir === undefined ? {} : { stateDir }),
    ...(json === undefined ? {} : { json }),
  });
}
