import { SagewrightError } from "@sagewright/core";
import { tuningOutputPathsDiffer, valueOutOfRange } from "../issues.ts";
import { joinRef } from "../join.ts";
import { isRef, type Ref, type S3Uri } from "../ref.ts";
import type { StepId } from "../step-node.ts";
import { stepS3Uri, stepText } from "../step-ref.ts";
import type { TuningDefinitions } from "./tuning-job.ts";

/** The service lists this many of a tuning job's training jobs. */
const LISTED = 50;

/**
 * The archive of the model that came out `rank`th of a tuning job: a text, made of where its jobs write to and of the name of
 * that one.
 */
export function topModel(id: StepId, props: TuningDefinitions, rank: number): Ref<S3Uri> {
  if (!Number.isInteger(rank) || rank < 0 || rank >= LISTED)
    throw new SagewrightError([valueOutOfRange(id.name, "topModel", rank, 0, LISTED - 1)]);
  const name = stepText(id, `TrainingJobSummaries[${rank}].TrainingJobName`);
  return joinRef<S3Uri>("/", [...placeOf(id, props), name, "output/model.tar.gz"], "s3Uri");
}

function placeOf(id: StepId, props: TuningDefinitions): readonly (string | Ref<string>)[] {
  const several = props.trainingJobDefinitions;
  const paths =
    several === undefined
      ? [props.trainingJobDefinition?.outputPath]
      : Object.values(several).map(({ outputPath }) => outputPath);
  const [path, ...others] = new Set(paths);
  if (others.length > 0) throw new SagewrightError([tuningOutputPathsDiffer(id.name)]);
  if (isRef(path)) return [path];
  if (path === undefined) {
    const member = several === undefined ? "TrainingJobDefinition" : "TrainingJobDefinitions[0]";
    return [stepS3Uri(id, `${member}.OutputDataConfig.S3OutputPath`)];
  }
  const [bucket = "", ...prefix] = path.slice("s3://".length).replace(/\/+$/, "").split("/");
  return ["s3:/", bucket, ...(prefix.length === 0 ? [] : [prefix.join("/")])];
}
