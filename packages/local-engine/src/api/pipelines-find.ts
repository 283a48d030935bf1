import { type JsonObject, pipelineArn } from "@sagewright/core";
import type { PipelineVersionRow } from "../store/pipeline-versions.ts";
import type { PipelineRow } from "../store/pipelines.ts";
import type { ApiContext } from "./operation.ts";
import { text } from "./request-members.ts";
import { resourceNotFound } from "./service-error.ts";

/** The pipeline that a request names, by its name or its ARN. */
export function pipelineIn(
  input: JsonObject,
  { store, place }: Pick<ApiContext, "store" | "place">,
  member = "PipelineName",
): PipelineRow {
  const reference = text(input, member);
  const pipeline = store.pipelines.find(reference);
  if (pipeline !== undefined) return pipeline;
  const arn = reference.startsWith("arn:") ? reference : pipelineArn({ ...place, pipelineName: reference });
  throw resourceNotFound(`Pipeline '${arn}' does not exist.`);
}

/** The version that a request names, or the pipeline's latest. */
export function versionIn(
  { PipelineVersionId: id }: JsonObject,
  { name, arn }: PipelineRow,
  { store }: Pick<ApiContext, "store">,
): PipelineVersionRow {
  const number = typeof id === "number" ? id : store.pipelineVersions.latest(name);
  const version = number === undefined ? undefined : store.pipelineVersions.find(name, number);
  if (version === undefined)
    throw resourceNotFound(`Pipeline version '${number}' of '${arn}' does not exist.`);
  return version;
}
