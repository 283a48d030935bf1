import type { CreatePipelineRequest } from "@aws-sdk/client-sagemaker";
import type { PipelineDefinition } from "@sagewright/core";
import { createPipelineRequest, type Pipeline } from "@sagewright/pipeline-dsl";
import { hashOf } from "../assets/content-hash.ts";
import type { S3Place } from "./s3-place.ts";
import { textSource, type UploadSource } from "./upload-source.ts";

/** What creates a pipeline, and what must lie in S3 before. */
export interface WantedPipeline {
  readonly request: CreatePipelineRequest & { readonly RoleArn: string };
  /** The definition, whole, wherever it goes. */
  readonly definition: PipelineDefinition;
  readonly upload?: { readonly place: S3Place; readonly source: UploadSource };
}

/**
 * A long definition lies in S3 under the hash of its text, so that two deployments at one time do not take each other's.
 *
 * Issues: DEFINITION_BUCKET_MISSING, DISPLAY_NAME_INVALID, PARALLELISM_INVALID, TAGS_TOO_MANY, TAG_TWICE.
 */
export function pipelineRequest(
  pipeline: Pipeline,
  definition: PipelineDefinition,
  options: {
    readonly role: string;
    readonly bucket: string | undefined;
    readonly tags: Readonly<Record<string, string>>;
    readonly clientRequestToken: string;
  },
): WantedPipeline {
  const { role, bucket, tags, clientRequestToken } = options;
  const { request, upload } = createPipelineRequest(withTags(pipeline, tags), definition, {
    role,
    clientRequestToken,
    ...(bucket === undefined ? {} : { bucket }),
  });
  const own = { ...request, RoleArn: role };
  if (upload === undefined) return { request: own, definition };
  const { Bucket, Body, ContentType } = upload;
  const Key = `${pipeline.name}/definition/${hashOf(new TextEncoder().encode(Body))}/definition.json`;
  return {
    request: { ...own, PipelineDefinitionS3Location: { Bucket, ObjectKey: Key } },
    definition,
    upload: { place: { Bucket, Key }, source: textSource(Body, ContentType) },
  };
}

/** A project's own tags count more than the pipeline's: they say where it is. */
function withTags(pipeline: Pipeline, tags: Readonly<Record<string, string>>): Pipeline {
  const own = (pipeline.props.tags ?? []).filter(({ key }) => !Object.hasOwn(tags, key));
  const all = [...own, ...Object.entries(tags).map(([key, value]) => ({ key, value }))];
  return all.length === 0 ? pipeline : { ...pipeline, props: { ...pipeline.props, tags: all } };
}
