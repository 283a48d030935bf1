import { mkdirSync } from "node:fs";
import { note, noteLeftOut } from "./job-command.ts";
import { isInPlace, type JobLayout, localPath } from "./job-layout.ts";
import { objectOf, objectsOf, textOf } from "./json-reading.ts";
import { PROCESSING_ROOT } from "./processing-inputs.ts";
import type { StepJob } from "./runner.ts";

interface Output {
  readonly uri: string;
  readonly directory: string;
}

/** The folders of the outputs; each is there before the job starts. */
export function makeOutputs(job: StepJob, layout: JobLayout): readonly Output[] {
  const outputs = objectsOf(objectOf(job.arguments.ProcessingOutputConfig).Outputs)
    .filter((output) => output.AppManaged !== true)
    .map((output) => objectOf(output.S3Output))
    .map((s3) => ({
      uri: textOf(s3.S3Uri) ?? "",
      directory: localPath(layout, job.step.Name, textOf(s3.LocalPath) ?? "", PROCESSING_ROOT),
    }));
  for (const { uri, directory } of outputs) {
    // A bad URI must not be found out after hours of work.
    job.context.objects.pathOf(uri);
    mkdirSync(directory, { recursive: true });
  }
  return outputs;
}

/** Uploads whatever the job left in its outputs, however it ended. Nothing at all is fine, as on SageMaker. */
export async function uploadOutputs(
  job: StepJob,
  layout: JobLayout,
  outputs: readonly Output[],
): Promise<void> {
  for (const { uri, directory } of outputs) {
    if (!isInPlace(layout, directory)) {
      note(job, `The job moved or replaced ${directory}: nothing was uploaded to ${uri}.`);
      continue;
    }
    noteLeftOut(job, uri, await job.context.objects.upload(directory, uri));
  }
}
