import type { ExecutionVariable } from "@sagewright/core";
import { makeRef, type Ref } from "./ref.ts";

const variable = (name: ExecutionVariable): Ref<string> => makeRef({ Get: `Execution.${name}` }, "string");

/**
 * What the service knows of the execution that a step runs in.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-variables.html
 */
export const execution = Object.freeze({
  pipelineName: variable("PipelineName"),
  pipelineArn: variable("PipelineArn"),
  /** 12 lower-case letters and digits. */
  pipelineExecutionId: variable("PipelineExecutionId"),
  pipelineExecutionArn: variable("PipelineExecutionArn"),
  /** ISO 8601, UTC; the same in every step. */
  startDateTime: variable("StartDateTime"),
  /** ISO 8601, UTC; when the step starts. A step that uses it is never taken from the cache. */
  currentDateTime: variable("CurrentDateTime"),
  /** Only inside a training step. */
  trainingJobName: variable("TrainingJobName"),
  /** Only inside a processing step. */
  processingJobName: variable("ProcessingJobName"),
});
