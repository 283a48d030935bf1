import type { CreatePipelineRequest } from "@aws-sdk/client-sagemaker";
import { type Issue, SagewrightError } from "@sagewright/core";
import { defined } from "../compile/emission.ts";
import type { Pipeline } from "../pipeline.ts";
import { listOf } from "../step-node.ts";
import { displayNameInvalid, parallelismInvalid, tagsTooMany, tagTwice } from "./issues.ts";

const MAX_DISPLAY_NAME_CHARACTERS = 256;
const MAX_TAGS = 50;
const RESOURCE_NAME = /^[a-zA-Z0-9](?:-*[a-zA-Z0-9])*$/;

type PipelineMembers = Pick<
  CreatePipelineRequest,
  "PipelineDisplayName" | "PipelineDescription" | "ParallelismConfiguration"
>;

/** What the requests that create and update a pipeline say beside its definition. */
export function pipelineMembers(pipeline: Pipeline): PipelineMembers {
  const { displayName, description, maxParallelExecutionSteps } = pipeline.props;
  const issues = memberIssues(pipeline);
  if (issues.length > 0) throw new SagewrightError(issues);
  return defined({
    PipelineDisplayName: displayName,
    PipelineDescription: description,
    ...parallelism(maxParallelExecutionSteps),
  });
}

/** What the service refuses of that. */
export function memberIssues({ props }: Pipeline): readonly Issue[] {
  const tags = listOf(props.tags);
  const keys = tags.map((tag) => tag?.key);
  const twice = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
  return [
    ...displayNameIssues(props.displayName, MAX_DISPLAY_NAME_CHARACTERS),
    ...parallelismIssues(props.maxParallelExecutionSteps),
    ...(tags.length > MAX_TAGS ? [tagsTooMany(tags.length, MAX_TAGS)] : []),
    ...[...twice].map(tagTwice),
  ];
}

export function displayNameIssues(displayName: string | undefined, limit: number): readonly Issue[] {
  const isRight =
    displayName === undefined || (displayName.length <= limit && RESOURCE_NAME.test(displayName));
  return isRight ? [] : [displayNameInvalid(displayName, limit)];
}

export const parallelismIssues = (steps: number | undefined): readonly Issue[] =>
  steps === undefined || (Number.isInteger(steps) && steps >= 1) ? [] : [parallelismInvalid(steps)];

export const parallelism = (steps: number | undefined) =>
  steps === undefined ? undefined : { ParallelismConfiguration: { MaxParallelExecutionSteps: steps } };
