import { isValidPipelineName, SagewrightError } from "@sagewright/core";
import { DEFAULT_PIPELINE } from "../load/default-pipeline.ts";
import { loadPipelineFile } from "../load/pipeline-file.ts";
import { UsageError } from "../usage-error.ts";
import { pipelineNameUnusable } from "./issues.ts";
import type { SagemakerOptions } from "./open-sagemaker.ts";

export interface NamedPipelineOptions extends SagemakerOptions {
  readonly pipelineName?: string;
}

/**
 * The pipeline whose executions are meant: as named, on AWS else that of $SAGEMAKER_PIPELINE_NAME, else that of the file.
 * Nothing where all pipelines are meant.
 *
 * Issues: PIPELINE_NAME_UNUSABLE, and those of a file that is named.
 */
export async function namedPipeline(
  { target, pipelineName, pipeline, ...place }: NamedPipelineOptions,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  if (pipelineName !== undefined) return checked(pipelineName);
  // Here the file says already where the records lie: all of them are meant.
  if (target === "local") return undefined;
  if (environment.SAGEMAKER_PIPELINE_NAME) return checked(environment.SAGEMAKER_PIPELINE_NAME);
  try {
    const file = await loadPipelineFile(pipeline ?? DEFAULT_PIPELINE, place);
    return file.kind === "pipeline" ? file.pipeline.name : file.name;
  } catch (error) {
    if (pipeline === undefined && isFileMissing(error)) return undefined;
    throw error;
  }
}

function checked(name: string): string {
  if (!isValidPipelineName(name)) throw new UsageError([pipelineNameUnusable(name)]);
  return name;
}

const isFileMissing = (error: unknown): boolean =>
  error instanceof SagewrightError && error.issues.every(({ code }) => code === "PIPELINE_FILE_MISSING");
