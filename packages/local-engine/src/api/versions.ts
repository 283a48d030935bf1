import type { PipelineVersionRow } from "../store/pipeline-versions.ts";
import type { Operation, Operations } from "./operation.ts";
import { isBetween, pageOf } from "./paging.ts";
import { pipelineIn, versionIn } from "./pipelines-find.ts";
import { optionalText } from "./request-members.ts";
import { seconds } from "./timestamps.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListPipelineVersions.html */
const list: Operation = (input, context) => {
  const { name, arn } = pipelineIn(input, context);
  const versions = context.store.pipelineVersions
    .list(name)
    .filter(({ creationTime }) => isBetween(creationTime, input.CreatedAfter, input.CreatedBefore));
  const { items, next } = pageOf(versions, input, {
    operation: "ListPipelineVersions",
    order: "Descending",
    placeOf: ({ version }) => [version, version],
  });
  return { PipelineVersionSummaries: items.map((version) => summaryOf(arn, version)), ...next };
};

const summaryOf = (arn: string, version: PipelineVersionRow) => ({
  PipelineArn: arn,
  PipelineVersionId: version.version,
  CreationTime: seconds(version.creationTime),
  ...(version.description === undefined ? {} : { PipelineVersionDescription: version.description }),
  ...(version.displayName === undefined ? {} : { PipelineVersionDisplayName: version.displayName }),
  ...(version.lastExecutionArn === undefined
    ? {}
    : { LastExecutionPipelineExecutionArn: version.lastExecutionArn }),
});

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdatePipelineVersion.html */
const update: Operation = (input, context) => {
  const pipeline = pipelineIn(input, context, "PipelineArn");
  const { version } = versionIn(input, pipeline, context);
  context.store.pipelineVersions.change(pipeline.name, version, {
    displayName: optionalText(input, "PipelineVersionDisplayName"),
    description: optionalText(input, "PipelineVersionDescription"),
  });
  return { PipelineArn: pipeline.arn, PipelineVersionId: version };
};

export const VERSION_OPERATIONS: Operations = {
  ListPipelineVersions: list,
  UpdatePipelineVersion: update,
};
