import { SagewrightError } from "@sagewright/core";
import type { ReportMismatches } from "@sagewright/local-engine";
import { tell } from "../print/output.ts";
import { isPipelineSource } from "./is-pipeline-source.ts";
import { loadPipelineFile } from "./pipeline-file.ts";

/**
 * The shapes of reports for an execution that goes on: only the pipeline file knows them, and only if it still is the
 * pipeline of the execution: a definition has none. That it is gone or broken does not keep the execution from going on.
 */
export async function reportShapes(
  argument: string,
  pipelineName: string,
): Promise<ReportMismatches | undefined> {
  if (isPipelineSource(argument)) return undefined;
  try {
    const file = await loadPipelineFile(argument);
    if (file.kind !== "pipeline" || file.pipeline.name !== pipelineName) return undefined;
    const { reportMismatches } = await import("@sagewright/pipeline-dsl");
    return (step, report, value) => reportMismatches(file.pipeline, step, report, value);
  } catch (error) {
    if (!(error instanceof SagewrightError)) throw error;
    const [issue] = error.issues;
    tell(`Reports are not checked against their shapes: ${argument} is not read (${issue?.code}).`);
    return undefined;
  }
}
