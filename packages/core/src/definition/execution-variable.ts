/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-variables.html */
export const EXECUTION_VARIABLES = [
  "PipelineName",
  "PipelineArn",
  "PipelineExecutionId",
  "PipelineExecutionArn",
  "StartDateTime",
  "CurrentDateTime",
  "TrainingJobName",
  "ProcessingJobName",
] as const;

export type ExecutionVariable = (typeof EXECUTION_VARIABLES)[number];

/** Those that say which pipeline it is: the same in every execution, as no other is. */
const PIPELINE_VARIABLES: readonly ExecutionVariable[] = ["PipelineName", "PipelineArn"];

/** Those that are the name of a job, which the step that starts it may use. */
export const JOB_VARIABLES: readonly ExecutionVariable[] = ["TrainingJobName", "ProcessingJobName"];

/** Whether a variable may have another value in each execution. */
export const variesByExecution = (variable: string): boolean =>
  !PIPELINE_VARIABLES.some((each) => each === variable);
