import type { CreatePipelineRequest } from "@aws-sdk/client-sagemaker";
import { type PipelineDefinition, SagewrightError } from "@sagewright/core";
import { defined } from "../compile/emission.ts";
import { argumentNotGiven } from "../issues.ts";
import type { Pipeline } from "../pipeline.ts";
import { definitionMembers, type PipelineRequest } from "./definition-upload.ts";
import { pipelineMembers } from "./pipeline-members.ts";

export interface CreatePipelineOptions {
  /** The ARN of the IAM role that the service runs the pipeline with. */
  readonly role: string;
  /** For definitions of 100 KiB or more. @default the pipeline's */
  readonly bucket?: string;
  /** Makes the request safe to repeat: 32 to 128 characters. @default one that AWS's client makes */
  readonly clientRequestToken?: string;
}

/**
 * The request that creates a pipeline, for `CreatePipelineCommand` of `@aws-sdk/client-sagemaker`; and the definition as
 * an upload where it is too long to be sent along.
 *
 * Issues: DEFINITION_BUCKET_MISSING, DISPLAY_NAME_INVALID, PARALLELISM_INVALID, TAGS_TOO_MANY, TAG_TWICE, ARGUMENT_NOT_GIVEN.
 * @example
 * const { request, upload } = createPipelineRequest(penguins, compile(penguins, { assets }), { role });
 * if (upload) await s3.send(new PutObjectCommand(upload));
 * await sagemaker.send(new CreatePipelineCommand(request));
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePipeline.html
 */
export function createPipelineRequest(
  pipeline: Pipeline,
  definition: PipelineDefinition,
  options: CreatePipelineOptions,
): PipelineRequest<CreatePipelineRequest> {
  if (options === undefined)
    throw new SagewrightError([
      argumentNotGiven("createPipelineRequest", "the definition, or the options after it"),
    ]);
  const { role, bucket = pipeline.props.bucket, clientRequestToken } = options;
  const { members, upload } = definitionMembers(pipeline.name, definition, bucket);
  const { tags } = pipeline.props;
  const request: CreatePipelineRequest = defined({
    PipelineName: pipeline.name,
    ...pipelineMembers(pipeline),
    ...members,
    RoleArn: role,
    Tags: tags?.map(({ key, value }) => ({ Key: key, Value: value })),
    ClientRequestToken: clientRequestToken,
  });
  return { request, upload };
}
