import type { UpdatePipelineRequest } from "@aws-sdk/client-sagemaker";
import type { PipelineDefinition } from "@sagewright/core";
import { defined } from "../compile/emission.ts";
import type { Pipeline } from "../pipeline.ts";
import { definitionMembers, type PipelineRequest } from "./definition-upload.ts";
import { pipelineMembers } from "./pipeline-members.ts";

export interface UpdatePipelineOptions {
  /** The ARN of the IAM role that the service runs the pipeline with. @default the one it has */
  readonly role?: string;
  /** For definitions of 100 KiB or more. @default the pipeline's */
  readonly bucket?: string;
}

/**
 * The request that gives a pipeline a new definition, for `UpdatePipelineCommand` of `@aws-sdk/client-sagemaker`; and the
 * definition as an upload where it is too long to be sent along. Tags are no part of it: `AddTagsCommand` changes them.
 *
 * Issues: DEFINITION_BUCKET_MISSING, DISPLAY_NAME_INVALID, PARALLELISM_INVALID.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdatePipeline.html
 */
export function updatePipelineRequest(
  pipeline: Pipeline,
  definition: PipelineDefinition,
  options: UpdatePipelineOptions = {},
): PipelineRequest<UpdatePipelineRequest> {
  const { role, bucket = pipeline.props.bucket } = options;
  const { members, upload } = definitionMembers(pipeline.name, definition, bucket);
  const request: UpdatePipelineRequest = defined({
    PipelineName: pipeline.name,
    ...pipelineMembers(pipeline),
    ...members,
    RoleArn: role,
  });
  return { request, upload };
}
