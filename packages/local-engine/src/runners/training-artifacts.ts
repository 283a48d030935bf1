import { readdirSync } from "node:fs";
import { join } from "node:path";
import { packDirectory } from "../adapters/archive.ts";
import { joinKey } from "../adapters/s3-uri.ts";
import { note, noteLeftOut } from "./job-command.ts";
import { isInPlace, type JobLayout, ML } from "./job-layout.ts";
import { objectOf, textOf } from "./json-reading.ts";
import type { StepJob } from "./runner.ts";

/** Where a training job leaves what it made: `<S3OutputPath>/<job>/output/…`. */
export interface ArtifactPlace {
  readonly model: string;
  readonly output: string;
  readonly packed: boolean;
}

export function artifactPlace(job: Pick<StepJob, "arguments" | "jobName">): ArtifactPlace {
  const config = objectOf(job.arguments.OutputDataConfig);
  const folder = joinKey(textOf(config.S3OutputPath) ?? "", `${job.jobName}/output`);
  const packed = config.CompressionType !== "NONE";
  return {
    model: packed ? `${folder}/model.tar.gz` : `${folder}/model/`,
    output: packed ? `${folder}/output.tar.gz` : `${folder}/data/`,
    packed,
  };
}

/** The model is always there, if only as an empty archive; the output only if there is any. */
export async function uploadArtifacts(job: StepJob, layout: JobLayout, withModel: boolean): Promise<void> {
  const place = artifactPlace(job);
  const upload = async (folder: string, uri: string): Promise<void> => {
    const directory = join(layout.ml, folder);
    if (!isInPlace(layout, directory))
      return note(job, `The job moved or replaced ${ML}/${folder}: it was not kept.`);
    const { objects } = job.context;
    const leftOut = place.packed
      ? await packDirectory(directory, objects.pathOf(uri))
      : await objects.upload(directory, uri);
    noteLeftOut(job, uri, leftOut);
  };
  if (withModel) await upload("model", place.model);
  const data = join(layout.ml, "output/data");
  if (isInPlace(layout, data) && readdirSync(data).length > 0) await upload("output/data", place.output);
}
