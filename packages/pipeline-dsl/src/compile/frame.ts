import { type Issue, isValidPipelineName, MAX_DESCRIPTION_CHARACTERS } from "@sagewright/core";
import {
  bucketInvalid,
  pipelineDescriptionTooLong,
  pipelineNameInvalid,
  propValueInvalid,
} from "../issues.ts";
import type { Pipeline, PipelineProps } from "../pipeline.ts";
import { memberIssues } from "../requests/pipeline-members.ts";

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET = /^[a-z0-9](?:[a-z0-9.-]{1,61})[a-z0-9]$/;

/** What is wrong with the pipeline itself, none of which stands in the definition under its own name. */
export function frameIssues(pipeline: Pipeline, bucket: string | undefined): readonly Issue[] {
  const issues: Issue[] = [...memberIssues(pipeline), ...mlflowIssues(pipeline.props.mlflow)];
  const { description = "" } = pipeline.props;
  if (!isValidPipelineName(pipeline.name)) issues.push(pipelineNameInvalid(pipeline.name));
  if (description.length > MAX_DESCRIPTION_CHARACTERS) {
    issues.push(pipelineDescriptionTooLong(description.length, MAX_DESCRIPTION_CHARACTERS));
  }
  if (bucket !== undefined && !BUCKET.test(bucket)) issues.push(bucketInvalid(bucket));
  return issues;
}

const MLFLOW_ARN = /^arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:\d{12}:mlflow-(?:tracking-server|app)\/./;

/** Its experiment may have the server's own name. */
function mlflowIssues(mlflow: PipelineProps["mlflow"]): readonly Issue[] {
  const arn = mlflow?.resourceArn;
  if (typeof arn !== "string" || MLFLOW_ARN.test(arn)) return [];
  const expected = "the ARN of an MLflow tracking server or app";
  return [propValueInvalid(["mlflow", "resourceArn"], arn, expected, "warning")];
}
