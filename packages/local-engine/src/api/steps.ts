import { type JsonObject, listSteps, type PipelineDefinition, sagemakerArn } from "@sagewright/core";
import { INTERRUPTED } from "../resume.ts";
import { metadataOf } from "../runners/callback.ts";
import { RUNNERS } from "../runners/runner-table.ts";
import type { StepRow } from "../store/steps.ts";
import { executionIn, standingOf } from "./executions-find.ts";
import type { ApiContext, Operation, Operations } from "./operation.ts";
import { pageOf } from "./paging.ts";
import { seconds } from "./timestamps.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListPipelineExecutionSteps.html */
const list: Operation = (input, context) => {
  const row = executionIn(input, context);
  const { store } = context;
  const { isInterrupted } = standingOf(row, context);
  const steps = store.steps.latest(row.id);
  const { items, next } = pageOf(steps, input, {
    operation: "ListPipelineExecutionSteps",
    order: "Descending",
    // In the order of their starts: those of one millisecond, too, have one.
    placeOf: (_, index) => [index, index],
  });
  const descriptions = descriptionsIn(store.executions.definitionOf(row.id));
  return {
    PipelineExecutionSteps: items.map((step) => ({
      ...stepOf(isInterrupted ? interrupted(step) : step, row.id, context),
      ...(descriptions.has(step.name) ? { StepDescription: descriptions.get(step.name) ?? "" } : {}),
    })),
    ...next,
  };
};

function stepOf(step: StepRow, executionId: string, context: ApiContext): JsonObject {
  const { displayName, endTime, cacheSource, selectiveSource, failureReason } = step;
  return {
    StepName: step.name,
    ...(displayName === undefined ? {} : { StepDisplayName: displayName }),
    StartTime: seconds(step.startTime),
    ...(endTime === undefined ? {} : { EndTime: seconds(endTime) }),
    StepStatus: step.status,
    AttemptCount: step.attempt,
    ...(cacheSource === undefined ? {} : { CacheHitResult: { SourcePipelineExecutionArn: cacheSource } }),
    ...(selectiveSource === undefined
      ? {}
      : { SelectiveExecutionResult: { SourcePipelineExecutionArn: selectiveSource } }),
    ...(failureReason === undefined ? {} : { FailureReason: failureReason }),
    Metadata: step.metadata ?? runningMetadata(step, executionId, context),
  };
}

/** Of a job that has not ended yet, or of a wait. */
function runningMetadata(
  { name, type, job }: StepRow,
  executionId: string,
  { place, store }: ApiContext,
): JsonObject {
  const callback = store.callbacks.open(executionId, name);
  if (callback !== undefined) return metadataOf(callback);
  const { resource, metadataMember } = RUNNERS[type] ?? {};
  if (job === undefined || resource === undefined || metadataMember === undefined) return {};
  return { [metadataMember]: { Arn: sagemakerArn(place, `${resource}/${job.name}`) } };
}

const interrupted = (step: StepRow): StepRow =>
  step.endTime === undefined ? { ...step, status: "Stopped", failureReason: INTERRUPTED } : step;

/** By the step's name. */
function descriptionsIn(definition: string): ReadonlyMap<string, string> {
  // Most definitions have none, and may be large.
  if (!definition.includes('"Description"')) return new Map();
  const { Steps } = JSON.parse(definition) as PipelineDefinition;
  return new Map(
    listSteps(Steps).flatMap(({ step }) =>
      step.Description === undefined ? [] : [[step.Name, step.Description] as const],
    ),
  );
}

export const STEP_OPERATIONS: Operations = { ListPipelineExecutionSteps: list };
