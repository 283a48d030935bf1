import type { JsonObject } from "@sagewright/core";
import type { ExecutionRow } from "../store/executions.ts";
import { configOf } from "./executions-config.ts";
import { executionIn, pipelineArnOf, standingOf } from "./executions-find.ts";
import type { ApiContext, Operation, Operations } from "./operation.ts";
import { isBetween, pageOf } from "./paging.ts";
import { pipelineIn } from "./pipelines-find.ts";
import { seconds } from "./timestamps.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribePipelineExecution.html */
const describe: Operation = (input, context) => {
  const row = executionIn(input, context);
  const { status, failureReason } = standingOf(row, context);
  const definition = context.store.executions.definitionOf(row.id);
  const experiment = configOf("PipelineExperimentConfig", row, definition);
  return {
    PipelineArn: pipelineArnOf(row),
    PipelineExecutionArn: row.arn,
    ...namesOf(row),
    PipelineExecutionStatus: status,
    ...(experiment === undefined ? {} : { PipelineExperimentConfig: experiment }),
    ...(failureReason === undefined ? {} : { FailureReason: failureReason }),
    CreationTime: seconds(row.startTime),
    LastModifiedTime: seconds(row.lastModifiedTime),
    CreatedBy: {},
    LastModifiedBy: {},
    ...(row.parallelismRequested
      ? { ParallelismConfiguration: { MaxParallelExecutionSteps: row.maxParallelSteps } }
      : {}),
    ...selectionOf(row),
    ...mlflowOf(row, definition),
    ...(row.pipelineVersion === undefined ? {} : { PipelineVersionId: row.pipelineVersion }),
  };
};

/** Without a name of its own, an execution is called by its start. */
function namesOf({ displayName, description, startTime }: ExecutionRow): JsonObject {
  return {
    PipelineExecutionDisplayName: displayName ?? `execution-${Date.parse(startTime)}`,
    ...(description === undefined ? {} : { PipelineExecutionDescription: description }),
  };
}

/** The experiment may be another one than the definition's. */
function mlflowOf(row: ExecutionRow, definition: string): JsonObject {
  const config = configOf("MlflowConfig", row, definition);
  const name = row.mlflowExperimentName;
  if (config === undefined && name === undefined) return {};
  return { MLflowConfig: { ...config, ...(name === undefined ? {} : { MlflowExperimentName: name }) } };
}

function selectionOf({ selectiveExecution }: ExecutionRow): JsonObject {
  if (selectiveExecution === undefined) return {};
  const { selectedSteps, sourceExecutionArn } = selectiveExecution;
  return {
    SelectiveExecutionConfig: {
      ...(sourceExecutionArn === undefined ? {} : { SourcePipelineExecutionArn: sourceExecutionArn }),
      SelectedSteps: selectedSteps.map((StepName) => ({ StepName })),
    },
  };
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListPipelineExecutions.html */
const list: Operation = (input, context) => {
  const { CreatedAfter, CreatedBefore, SortBy } = input;
  const { name } = pipelineIn(input, context);
  // The place of one in the order of starts tells apart those that were started in one millisecond.
  const rows = context.store.executions
    .list({ pipelineName: name })
    .toReversed()
    .map((row, number) => ({ row, number }))
    .filter(({ row }) => isBetween(row.startTime, CreatedAfter, CreatedBefore));
  const { items, next } = pageOf(rows, input, {
    operation: "ListPipelineExecutions",
    order: "Descending",
    placeOf: ({ row, number }) =>
      SortBy === "PipelineExecutionArn" ? [row.arn, number] : [row.startTime, number],
  });
  return { PipelineExecutionSummaries: items.map(({ row }) => summaryOf(row, context)), ...next };
};

function summaryOf(row: ExecutionRow, context: ApiContext): JsonObject {
  const { status, failureReason } = standingOf(row, context);
  return {
    PipelineExecutionArn: row.arn,
    StartTime: seconds(row.startTime),
    PipelineExecutionStatus: status,
    ...namesOf(row),
    ...(failureReason === undefined ? {} : { PipelineExecutionFailureReason: failureReason }),
  };
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribePipelineDefinitionForExecution.html */
const describeDefinition: Operation = (input, context) => {
  const { id, startTime } = executionIn(input, context);
  return {
    PipelineDefinition: context.store.executions.definitionOf(id),
    CreationTime: seconds(startTime),
  };
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListPipelineParametersForExecution.html */
const listParameters: Operation = (input, context) => {
  const { parameters } = executionIn(input, context);
  const all = Object.entries(parameters).map(([Name, value]) => ({ Name, Value: String(value) }));
  const { items, next } = pageOf(all, input, {
    operation: "ListPipelineParametersForExecution",
    order: "Ascending",
    placeOf: (_, index) => [index, index],
  });
  return { PipelineParameters: [...items], ...next };
};

export const EXECUTION_READ_OPERATIONS: Operations = {
  DescribePipelineExecution: describe,
  ListPipelineExecutions: list,
  DescribePipelineDefinitionForExecution: describeDefinition,
  ListPipelineParametersForExecution: listParameters,
};
