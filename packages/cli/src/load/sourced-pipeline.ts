import type { SourcedDefinition, SourceOptions } from "../sagemaker/pipeline-source.ts";
import { isPipelineSource } from "./is-pipeline-source.ts";

/**
 * What `aws:NAME` or `local:NAME` stand for; nothing where the argument is a file. SageMaker's client is loaded only then.
 *
 * Issues: those of `readPipelineSource`.
 */
export async function sourcedPipeline(
  argument: string,
  options: SourceOptions = {},
): Promise<SourcedDefinition | undefined> {
  if (!isPipelineSource(argument)) return undefined;
  const { readPipelineSource } = await import("../sagemaker/pipeline-source.ts");
  return await readPipelineSource(argument, options);
}
