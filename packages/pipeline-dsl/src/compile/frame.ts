import { type Issue, isValidPipelineName, MAX_DESCRIPTION_CHARACTERS } from "@sagewright/core";
import { bucketInvalid, pipelineDescriptionTooLong, pipelineNameInvalid } from "../issues.ts";
import type { Pipeline } from "../pipeline.ts";

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET = /^[a-z0-9](?:[a-z0-9.-]{1,61})[a-z0-9]$/;

/** What is wrong with the pipeline itself, none of which stands in the definition under its own name. */
export function frameIssues(pipeline: Pipeline, bucket: string | undefined): readonly Issue[] {
  const issues: Issue[] = [];
  const { description = "" } = pipeline.props;
  if (!isValidPipelineName(pipeline.name)) issues.push(pipelineNameInvalid(pipeline.name));
  if (description.length > MAX_DESCRIPTION_CHARACTERS) {
    issues.push(pipelineDescriptionTooLong(description.length, MAX_DESCRIPTION_CHARACTERS));
  }
  if (bucket !== undefined && !BUCKET.test(bucket)) issues.push(bucketInvalid(bucket));
  return issues;
}
