import { definitionText, type PipelineDefinition, SagewrightError } from "@sagewright/core";
import { definitionBucketMissing } from "./issues.ts";

/** What S3's PutObject takes. */
export interface DefinitionUpload {
  readonly Bucket: string;
  readonly Key: string;
  readonly Body: string;
  readonly ContentType: "application/json";
}

/** A request, and what must lie in S3 before it is sent. */
export interface PipelineRequest<Request> {
  readonly request: Request;
  /** Of a definition of 100 KiB or more, which the request only points to; put it there first. */
  readonly upload: DefinitionUpload | undefined;
}

/** From here on the service wants the definition in S3. */
const INLINE_BYTES = 102_400;

interface DefinitionMembers {
  readonly PipelineDefinition?: string;
  readonly PipelineDefinitionS3Location?: { Bucket: string; ObjectKey: string };
}

/** A definition as members of a request: itself, or the place that it is uploaded to. */
export function definitionMembers(
  pipelineName: string,
  definition: PipelineDefinition,
  bucket: string | undefined,
): { readonly members: DefinitionMembers; readonly upload: DefinitionUpload | undefined } {
  const text = definitionText(definition);
  const bytes = new TextEncoder().encode(text).length;
  if (bytes < INLINE_BYTES) return { members: { PipelineDefinition: text }, upload: undefined };
  if (bucket === undefined) throw new SagewrightError([definitionBucketMissing(bytes, INLINE_BYTES)]);
  const Key = `${pipelineName}/definition.json`;
  return {
    members: { PipelineDefinitionS3Location: { Bucket: bucket, ObjectKey: Key } },
    upload: { Bucket: bucket, Key, Body: text, ContentType: "application/json" },
  };
}
