import { type Issue, type IssuePath, type JsonObject, SagewrightError } from "@sagewright/core";
import { inputNotSupported } from "../job-issues.ts";
import { type JobLayout, localPath } from "./job-layout.ts";
import { objectOf, objectsOf, textOf } from "./json-reading.ts";
import type { StepJob } from "./runner.ts";
import { stage } from "./s3-source.ts";

export const PROCESSING_ROOT = "/opt/ml/processing";

/** What of a request only AWS can do. Values that are not known yet are taken to be fine. */
export function processingIssues(step: string, request: JsonObject, path: IssuePath): Issue[] {
  const inputs = objectsOf(request.ProcessingInputs).flatMap((input, index): Issue[] => {
    const refuse = (what: string, instead: string): Issue[] => [
      inputNotSupported(step, what, instead, [...path, "ProcessingInputs", index]),
    ];
    const s3 = objectOf(input.S3Input);
    if (input.DatasetDefinition !== undefined)
      return refuse("a DatasetDefinition (Athena or Redshift)", "export the table to S3");
    if (s3.S3InputMode === "Pipe") return refuse("an input in Pipe mode", "use S3InputMode File");
    return s3.S3CompressionType === "Gzip"
      ? refuse("an input that is decompressed on the way", "use S3CompressionType None")
      : [];
  });
  const outputs = objectsOf(objectOf(request.ProcessingOutputConfig).Outputs).flatMap(
    (output, index): Issue[] => {
      const at = [...path, "ProcessingOutputConfig", "Outputs", index];
      return output.FeatureStoreOutput === undefined
        ? []
        : [inputNotSupported(step, "an output to a feature group", "use an S3Output", at)];
    },
  );
  return [...inputs, ...outputs];
}

/** Copies every input to its LocalPath. Inputs that the application manages itself are left to it. */
export async function stageInputs(job: StepJob, layout: JobLayout): Promise<void> {
  const issues = processingIssues(job.step.Name, job.arguments, ["Arguments"]);
  if (issues.length > 0) throw new SagewrightError(issues);
  for (const input of objectsOf(job.arguments.ProcessingInputs)) {
    if (input.AppManaged === true) continue;
    const s3 = objectOf(input.S3Input);
    const directory = localPath(layout, job.step.Name, textOf(s3.LocalPath) ?? "", PROCESSING_ROOT);
    await stage(job.context.objects, textOf(s3.S3Uri) ?? "", textOf(s3.S3DataType) ?? "S3Prefix", directory);
  }
}
