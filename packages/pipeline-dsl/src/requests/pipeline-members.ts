import type { CreatePipelineRequest } from "@aws-sdk/client-sagemaker";
import { type Issue, SagewrightError } from "@sagewright/core";
import { defined } from "../compile/emission.ts";
import type { Pipeline } from "../pipeline.ts";
import { displayNameInvalid, parallelismInvalid, tagsTooMany } from "./issues.ts";

const MAX_DISPLAY_NAME_CHARACTERS = 256;
const MAX_TAGS = 50;
const RESOURCE_NAME = /^[a-zA-Z0-9](?:-*[a-zA-Z0-9])*$/;

type PipelineMembers = Pick<
  CreatePipelineRequest,
  "PipelineDisplayName" | "PipelineDescription" | "ParallelismConfiguration"
>;

/** What the requests that create and update a pipeline say beside its definition. */
export function pipelineMembers({ props }: Pipeline): PipelineMembers {
  const { displayName, description, maxParallelExecutionSteps, tags = [] } = props;
  const issues: Issue[] = [
    ...displayNameIssues(displayName, MAX_DISPLAY_NAME_CHARACTERS),
    ...parallelismIssues(maxParallelExecutionSteps),
    ...(tags.length > MAX_TAGS ? [tagsTooMany(tags.length, MAX_TAGS)] : []),
  ];
  if (issues.length > 0) throw new SagewrightError(issues);
  return defined({
    PipelineDisplayName: displayName,
    PipelineDescription: description,
    ...parallelism(maxParallelExecutionSteps),
  });
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
