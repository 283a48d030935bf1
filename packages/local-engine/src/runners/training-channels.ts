import { type Issue, type IssuePath, type JsonObject, SagewrightError } from "@sagewright/core";
import { inputNotSupported } from "../job-issues.ts";
import { type JobLayout, localPath, ML } from "./job-layout.ts";
import { objectOf, objectsOf, textOf } from "./json-reading.ts";
import type { StepJob } from "./runner.ts";
import { stage } from "./s3-source.ts";

/** What of a request only AWS can do. Values that are not known yet are taken to be fine. */
export function trainingIssues(step: string, request: JsonObject, path: IssuePath): Issue[] {
  const defaultMode = objectOf(request.AlgorithmSpecification).TrainingInputMode;
  return objectsOf(request.InputDataConfig).flatMap((channel, index): Issue[] => {
    const refuse = (what: string, instead: string): Issue[] => [
      inputNotSupported(step, what, instead, [...path, "InputDataConfig", index]),
    ];
    const source = objectOf(channel.DataSource);
    const name = `the channel "${textOf(channel.ChannelName) ?? index}"`;
    if (source.FileSystemDataSource !== undefined)
      return refuse(`${name} on a file system (EFS or FSx)`, "copy the data to S3");
    if (source.DatasetSource !== undefined)
      return refuse(`${name} from a data set of the hub`, "use S3DataSource");
    if ((channel.InputMode ?? defaultMode) === "Pipe") return refuse(`${name} in Pipe mode`, "use File mode");
    if (objectOf(source.S3DataSource).S3DataType === "AugmentedManifestFile")
      return refuse(`${name} from an augmented manifest`, "use ManifestFile or S3Prefix");
    return channel.CompressionType === "Gzip"
      ? refuse(`${name}, decompressed on the way`, "use CompressionType None")
      : [];
  });
}

export const channelNames = (request: JsonObject): readonly string[] =>
  objectsOf(request.InputDataConfig).map((channel) => textOf(channel.ChannelName) ?? "");

export const channelFolder = (name: string): string => `${ML}/input/data/${name}`;

/** Copies every channel to its folder; FastFile too, for which SageMaker mounts instead. */
export async function stageChannels(job: StepJob, layout: JobLayout): Promise<void> {
  const issues = trainingIssues(job.step.Name, job.arguments, ["Arguments"]);
  if (issues.length > 0) throw new SagewrightError(issues);
  for (const channel of objectsOf(job.arguments.InputDataConfig)) {
    const s3 = objectOf(objectOf(channel.DataSource).S3DataSource);
    const folder = channelFolder(textOf(channel.ChannelName) ?? "");
    const directory = localPath(layout, job.step.Name, folder, `${ML}/input/data`);
    await stage(job.context.objects, textOf(s3.S3Uri) ?? "", textOf(s3.S3DataType) ?? "S3Prefix", directory);
  }
}
