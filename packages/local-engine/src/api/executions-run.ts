import { isJsonObject, type JsonObject } from "@sagewright/core";
import type { SelectiveExecutionRequest, StartRequest } from "../run-plan.ts";
import { executionIn } from "./executions-find.ts";
import type { Operation, Operations } from "./operation.ts";
import { parallelismIn } from "./pipelines.ts";
import { pipelineIn, versionIn } from "./pipelines-find.ts";
import { optionalText, text } from "./request-members.ts";
import { validationError } from "./service-error.ts";
import { once } from "./tokens.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StartPipelineExecution.html */
const start: Operation = (input, context) =>
  once("StartPipelineExecution", input, context, async (remember) => {
    const { store, launcher } = context;
    const pipeline = pipelineIn(input, context);
    const { version } = versionIn(input, pipeline, context);
    const displayName = optionalText(input, "PipelineExecutionDisplayName");
    const description = optionalText(input, "PipelineExecutionDescription");
    const maxParallelSteps = parallelismIn(input) ?? pipeline.maxParallelSteps;
    const mlflowExperimentName = optionalText(input, "MlflowExperimentName");
    const selectiveExecution = selectionIn(input);
    const request: StartRequest = {
      pipelineName: pipeline.name,
      definition: store.pipelineVersions.definitionOf(pipeline.name, version),
      parameters: parametersIn(input),
      ...(displayName === undefined ? {} : { displayName }),
      ...(description === undefined ? {} : { description }),
      ...(maxParallelSteps === undefined ? {} : { maxParallelSteps }),
      ...(selectiveExecution === undefined ? {} : { selectiveExecution }),
      ...(mlflowExperimentName === undefined ? {} : { mlflowExperimentName }),
    };
    const { executionArn } = await launcher.start(request, {
      pipelineVersion: version,
      recorded: (arn) => remember({ PipelineExecutionArn: arn }),
    });
    return { PipelineExecutionArn: executionArn };
  });

function parametersIn({ PipelineParameters: parameters = [] }: JsonObject): Record<string, string> {
  const values = new Map<string, string>();
  for (const parameter of Array.isArray(parameters) ? parameters : []) {
    const name = text(parameter, "Name");
    if (values.has(name)) throw validationError(`Parameter '${name}' is given more than once.`);
    values.set(name, text(parameter, "Value"));
  }
  return Object.fromEntries(values);
}

function selectionIn({
  SelectiveExecutionConfig: config,
}: JsonObject): SelectiveExecutionRequest | undefined {
  if (!isJsonObject(config)) return undefined;
  const { SelectedSteps: steps = [] } = config;
  const selectedSteps = (Array.isArray(steps) ? steps : []).map((step) => text(step, "StepName"));
  const sourceExecutionArn = optionalText(config, "SourcePipelineExecutionArn");
  return { selectedSteps, ...(sourceExecutionArn === undefined ? {} : { sourceExecutionArn }) };
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StopPipelineExecution.html */
const stop: Operation = (input, context) =>
  once("StopPipelineExecution", input, context, (remember) => {
    const row = executionIn(input, context);
    const answer = { PipelineExecutionArn: row.arn };
    context.launcher.stop(row);
    remember(answer);
    return answer;
  });

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_RetryPipelineExecution.html */
const retry: Operation = (input, context) =>
  once("RetryPipelineExecution", input, context, async (remember) => {
    const row = executionIn(input, context);
    const maxParallelSteps = parallelismIn(input);
    await context.launcher.resume(row, {
      ...(maxParallelSteps === undefined ? {} : { maxParallelSteps }),
      recorded: (arn) => remember({ PipelineExecutionArn: arn }),
    });
    return { PipelineExecutionArn: row.arn };
  });

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdatePipelineExecution.html */
const update: Operation = (input, context) => {
  const row = executionIn(input, context);
  context.launcher.change(row, {
    displayName: optionalText(input, "PipelineExecutionDisplayName"),
    description: optionalText(input, "PipelineExecutionDescription"),
    maxParallelSteps: parallelismIn(input),
    time: context.clock.now().toISOString(),
  });
  return { PipelineExecutionArn: row.arn };
};

export const EXECUTION_RUN_OPERATIONS: Operations = {
  StartPipelineExecution: start,
  StopPipelineExecution: stop,
  RetryPipelineExecution: retry,
  UpdatePipelineExecution: update,
};
