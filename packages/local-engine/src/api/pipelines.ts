import { isJsonObject, type JsonObject, pipelineArn } from "@sagewright/core";
import type { PipelineRow } from "../store/pipelines.ts";
import type { Operation, Operations } from "./operation.ts";
import { isBetween, pageOf } from "./paging.ts";
import { definitionOf } from "./pipelines-definition.ts";
import { pipelineIn, versionIn } from "./pipelines-find.ts";
import { optionalText, text } from "./request-members.ts";
import { conflict, validationError } from "./service-error.ts";
import { tagsIn } from "./tags.ts";
import { seconds } from "./timestamps.ts";
import { once } from "./tokens.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePipeline.html */
const create: Operation = (input, context) =>
  once("CreatePipeline", input, context, (remember) => {
    const { store, place, clock } = context;
    const definition = definitionOf(input, context);
    if (definition === undefined) {
      throw validationError("Either PipelineDefinition or PipelineDefinitionS3Location must be provided.");
    }
    const name = text(input, "PipelineName");
    const arn = pipelineArn({ ...place, pipelineName: name });
    const time = clock.now().toISOString();
    const answer = { PipelineArn: arn };
    return store.transaction(() => {
      const pipeline = {
        name,
        arn,
        ...settingsOf(input),
        roleArn: text(input, "RoleArn"),
        creationTime: time,
      };
      if (!store.pipelines.insert(pipeline)) {
        throw validationError(
          `Pipeline names must be unique within an AWS account and region. Pipeline with name (${name}) already exists.`,
        );
      }
      store.pipelineVersions.add(name, definition, time);
      store.tags.add(arn, tagsIn(input));
      remember(answer);
      return answer;
    });
  });

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdatePipeline.html */
const update: Operation = (input, context) => {
  const { store, clock } = context;
  const { name, arn } = pipelineIn(input, context);
  const definition = definitionOf(input, context);
  const roleArn = optionalText(input, "RoleArn");
  const time = clock.now().toISOString();
  return store.transaction(() => {
    store.pipelines.change(name, { ...settingsOf(input), roleArn, time });
    const version =
      definition === undefined
        ? store.pipelineVersions.latest(name)
        : store.pipelineVersions.add(name, definition, time);
    return { PipelineArn: arn, PipelineVersionId: version ?? 1 };
  });
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribePipeline.html */
const describe: Operation = (input, context) => {
  const { pipelines, pipelineVersions } = context.store;
  const pipeline = pipelineIn(input, context);
  const { name, maxParallelSteps } = pipeline;
  const version = versionIn(input, pipeline, context);
  const lastRunTime = pipelines.lastRunTime(name);
  return {
    ...summaryOf(pipeline),
    PipelineDefinition: pipelineVersions.definitionOf(name, version.version),
    PipelineStatus: "Active",
    ...(lastRunTime === undefined ? {} : { LastRunTime: seconds(lastRunTime) }),
    CreatedBy: {},
    LastModifiedBy: {},
    ...(maxParallelSteps === undefined
      ? {}
      : { ParallelismConfiguration: { MaxParallelExecutionSteps: maxParallelSteps } }),
    ...(version.displayName === undefined ? {} : { PipelineVersionDisplayName: version.displayName }),
    ...(version.description === undefined ? {} : { PipelineVersionDescription: version.description }),
  };
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeletePipeline.html */
const remove: Operation = (input, context) =>
  once("DeletePipeline", input, context, (remember) => {
    const { store, launcher } = context;
    const { name, arn } = pipelineIn(input, context);
    const answer = { PipelineArn: arn };
    return store.transaction(() => {
      const running = store.executions.list({ pipelineName: name }).find((row) => launcher.isRunning(row));
      if (running !== undefined) {
        throw conflict(
          `Pipeline '${arn}' cannot be deleted while its executions run: stop ${running.arn} first.`,
        );
      }
      store.pipelines.remove(name);
      store.tags.clear(arn);
      store.tokens.forgetMaking(arn);
      remember(answer);
      return answer;
    });
  });

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListPipelines.html */
const list: Operation = (input, { store }) => {
  const { PipelineNamePrefix: prefix = "", CreatedAfter, CreatedBefore, SortBy } = input;
  const wanted = store.pipelines
    .list()
    .filter(
      ({ name, creationTime }) =>
        name.startsWith(String(prefix)) && isBetween(creationTime, CreatedAfter, CreatedBefore),
    );
  const { items, next } = pageOf(wanted, input, {
    operation: "ListPipelines",
    order: "Descending",
    placeOf: ({ name, creationTime }) => (SortBy === "Name" ? [name, name] : [creationTime, name]),
  });
  const PipelineSummaries = items.map((pipeline) => {
    const lastRunTime = store.pipelines.lastRunTime(pipeline.name);
    return {
      ...summaryOf(pipeline),
      ...(lastRunTime === undefined ? {} : { LastExecutionTime: seconds(lastRunTime) }),
    };
  });
  return { PipelineSummaries, ...next };
};

/** What a request to create or update sets beside definition and role. */
function settingsOf(
  input: JsonObject,
): Partial<Pick<PipelineRow, "displayName" | "description" | "maxParallelSteps">> {
  const displayName = optionalText(input, "PipelineDisplayName");
  const description = optionalText(input, "PipelineDescription");
  const maxParallelSteps = parallelismIn(input);
  return {
    ...(displayName === undefined ? {} : { displayName }),
    ...(description === undefined ? {} : { description }),
    ...(maxParallelSteps === undefined ? {} : { maxParallelSteps }),
  };
}

/** `ParallelismConfiguration` of a request. */
export function parallelismIn({ ParallelismConfiguration: configuration }: JsonObject): number | undefined {
  const count = isJsonObject(configuration) ? configuration.MaxParallelExecutionSteps : undefined;
  return typeof count === "number" ? count : undefined;
}

const summaryOf = (pipeline: PipelineRow): JsonObject => ({
  PipelineArn: pipeline.arn,
  PipelineName: pipeline.name,
  PipelineDisplayName: pipeline.displayName ?? pipeline.name,
  ...(pipeline.description === undefined ? {} : { PipelineDescription: pipeline.description }),
  RoleArn: pipeline.roleArn,
  CreationTime: seconds(pipeline.creationTime),
  LastModifiedTime: seconds(pipeline.lastModifiedTime),
});

export const PIPELINE_OPERATIONS: Operations = {
  CreatePipeline: create,
  UpdatePipeline: update,
  DescribePipeline: describe,
  DeletePipeline: remove,
  ListPipelines: list,
};
