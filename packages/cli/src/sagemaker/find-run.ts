import { SagewrightError } from "@sagewright/core";
import { chosenRun } from "../find-execution.ts";
import { executionNone } from "../issues.ts";
import { displayPath } from "../load/place.ts";
import { UsageError } from "../usage-error.ts";
import { runNoneYet, runNotFound, runReferenceNeedsPipeline } from "./issues.ts";
import { listRuns } from "./list-runs.ts";
import { type NamedPipelineOptions, namedPipeline } from "./named-pipeline.ts";
import type { Sagemaker } from "./open-sagemaker.ts";

/**
 * The ARN of the execution that a person means by an ARN, an id, or the first characters of an id; without any the latest.
 * On AWS an id is looked for among those of one pipeline.
 *
 * Issues: EXECUTION_NONE, EXECUTION_AMBIGUOUS, RUN_NONE_YET, RUN_NOT_FOUND, RUN_REFERENCE_NEEDS_PIPELINE, PIPELINE_NOT_FOUND.
 */
export async function findRun(
  sagemaker: Sagemaker,
  reference: string | undefined,
  options: NamedPipelineOptions,
): Promise<string> {
  if (reference?.startsWith("arn:")) return reference;
  const { target } = sagemaker;
  const pipelineName = await namedPipeline(options);
  if (pipelineName === undefined && target === "aws") throw new UsageError([runReferenceNeedsPipeline()]);
  const runs = await listRuns(sagemaker, {
    pipelineName,
    limit: reference === undefined ? 1 : Number.POSITIVE_INFINITY,
  });
  const meant = reference === undefined ? runs[0] : chosenRun(runs, reference);
  if (meant !== undefined) return meant.executionArn;
  if (reference !== undefined) throw new SagewrightError([runNotFound(reference, target)]);
  throw new SagewrightError([
    sagemaker.target === "local" && pipelineName === undefined
      ? executionNone(displayPath(sagemaker.stateDir))
      : runNoneYet(pipelineName ?? "", target),
  ]);
}
