import { type Issue, type IssuePath, type JsonObject, SagewrightError } from "@sagewright/core";
import { inputNotSupported } from "../issues.ts";
import { type JobLayout, localPath } from "./job-layout.ts";
import { objectOf, objectsOf, textOf } from "./json-reading.ts";
import type { StepJob } from "./runner.ts";
import { stage } from "./s3-source.ts";

export const PROCESSING_ROOT = "/opt/ml/processing";

/** What of a request only AWS can do. Values that are not known yet are taken to be fine. */
export function processingIssues(step: string, request: JsonObject, path: IssuePath): Issue[] {
  const inputs = objectsOf(request.ProcessingInputs).flatMap((input, index): Issue[] => {
    const at = [...path, "ProcessingInputs", index];
    const s3 = objectOf(input.S3Input);
    if (input.DatasetDefinition !== undefined)
      return [
        inputNotSupported(
          step,
          "a DatasetDefinition (Athena or Redshift)",
          STUB(step, "export the table to S3"),
          at,
        ),
      ];
    if (s3.S3InputMode === "Pipe")
      return [inputNotSupported(step, "an input in Pipe mode", STUB(step, "use S3InputMode File"), at)];
    return s3.S3CompressionType === "Gzip"
      ? [
          inputNotSupported(
            step,
            "an input that is decompressed on the way",
            STUB(step, "use S3CompressionType None"),
            at,
          ),
        ]
      : [];
  });
  const outputs = objectsOf(objectOf(request.ProcessingOutputConfig).Outputs).flatMap(
    (output, index): Issue[] =>
      output.FeatureStoreOutput === undefined
        ? []
        : [
            inputNotSupported(step, "an output to a feature group", STUB(step, "use an S3Output"), [
              ...path,
              "ProcessingOutputConfig",
              "Outputs",
              index,
            ]),
          ],
  );
  return [...inputs, ...outputs];
}

const STUB = (step: string, instead: string): string =>
  `For local runs ${instead}, or run with --stub ${step}=FILE.json.`;

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
